/**
 * What an answer quotes, held against the passages it was made from. Pure: no input or output, no framework; to be used
 * by itself.
 */
@NullMarked
package org.scribes.textgen.grounding;

import org.jspecify.annotations.NullMarked;
