/** What the doors for clients of other services share: which model answers, several answers, links of citations. */
@NullMarked
package org.scribes.textgen.api.door;

import org.jspecify.annotations.NullMarked;
