/** Data types and interfaces shared by all stages. No I/O. */
@NullMarked
package org.scribes.textgen.domain;

import org.jspecify.annotations.NullMarked;
