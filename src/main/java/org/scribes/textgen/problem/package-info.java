/** What exceptions of files and connections mean, in words that a message can repeat. */
@NullMarked
package org.scribes.textgen.problem;

import org.jspecify.annotations.NullMarked;
