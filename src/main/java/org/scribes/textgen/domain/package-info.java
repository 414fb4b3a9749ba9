/** The words that every stage shares: pure data, and the seams between the stages. Nothing here does I/O. */
@NullMarked
package org.scribes.textgen.domain;

import org.jspecify.annotations.NullMarked;
