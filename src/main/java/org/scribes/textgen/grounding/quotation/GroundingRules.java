package org.scribes.textgen.grounding.quotation;

import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;

/**
 * The treatment of false quotations.
 *
 * @param omissionMark the text in place of an omitted quotation
 * @param clippedWords the longest sentence, in words, that replaces a quotation cut from it
 */
public record GroundingRules(
        GroundingPolicy policy, OutsideContext outsideContext, String omissionMark, int clippedWords) {
    /** Whether the answer may be changed. */
    public boolean changes() {
        return policy.changes();
    }
}
