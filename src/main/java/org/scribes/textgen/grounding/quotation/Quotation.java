package org.scribes.textgen.grounding.quotation;

import org.scribes.textgen.grounding.text.Span;

/**
 * A quotation in an answer.
 *
 * @param start the index of its opening mark, or of its first word in a block quote
 * @param words the span between the marks
 * @param end the index after its closing mark
 * @param closed whether it has a closing mark
 * @param block whether it is a block quote
 * @param continues whether it continues a quotation that was too long to hold back as a whole
 */
public record Quotation(int start, Span words, int end, boolean closed, boolean block, boolean continues) {}
