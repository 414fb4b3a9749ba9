/**
 * Verifies the quotations, references and markers of an answer against the passages of its request. Pure: no input or
 * output and no framework.
 */
@NullMarked
package org.scribes.textgen.grounding;

import org.jspecify.annotations.NullMarked;
