/** What an operator sees: health, metrics, log events. Never a prompt, a passage, an answer or a key. */
@NullMarked
package org.scribes.textgen.observe;

import org.jspecify.annotations.NullMarked;
