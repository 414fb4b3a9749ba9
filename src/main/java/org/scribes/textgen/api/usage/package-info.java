/** Usage reports and feedback. */
@NullMarked
package org.scribes.textgen.api.usage;

import org.jspecify.annotations.NullMarked;
