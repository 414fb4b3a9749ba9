/** Service level objectives. */
@NullMarked
package org.scribes.textgen.api.slo;

import org.jspecify.annotations.NullMarked;
