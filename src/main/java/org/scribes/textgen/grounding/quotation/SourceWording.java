package org.scribes.textgen.grounding.quotation;

import java.util.Optional;

/**
 * The wording of a source, where it differs from what the answer quotes.
 *
 * @param expected the words that an altered quotation should have
 * @param clipped the sentence that a verified quotation is cut from, if its own words mislead without the rest
 */
public record SourceWording(Optional<String> expected, Optional<String> clipped) {
    public static final SourceWording SAME = new SourceWording(Optional.empty(), Optional.empty());

    public static SourceWording expected(String wording) {
        return new SourceWording(Optional.of(wording), Optional.empty());
    }

    static SourceWording clippedFrom(String sentence) {
        return new SourceWording(Optional.empty(), Optional.of(sentence));
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "SourceWording[expected=" + expected.isPresent() + ", clipped=" + clipped.isPresent() + "]";
    }
}
