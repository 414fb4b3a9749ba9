package org.scribes.textgen.grounding.quotation;

import org.scribes.textgen.grounding.text.Span;

/**
 * Words that an answer shows as another's.
 *
 * @param start where its opening mark stands, or its first word in a block quote
 * @param words what stands between the marks
 * @param end the index after its closing mark
 * @param closed whether it has a closing mark
 * @param block whether it is a block quote
 * @param continues whether it is the rest of one that was too long to be held back as a whole
 */
public record Quotation(int start, Span words, int end, boolean closed, boolean block, boolean continues) {}
