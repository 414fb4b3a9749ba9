/** The ranking of several answers to one request by what can be checked. */
@NullMarked
package org.scribes.textgen.generation.candidate;

import org.jspecify.annotations.NullMarked;
