/** Why an answer is as it is, in data and in plain words. */
@NullMarked
package org.scribes.textgen.generation.explanation;

import org.jspecify.annotations.NullMarked;
