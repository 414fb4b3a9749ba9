package org.scribes.textgen.grounding.quotation;

import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;

/**
 * What is done about false quotations.
 *
 * @param omissionMark what stands in the place of what is left out
 * @param clippedWords of so many words a sentence may be that is put in the place of a part cut from it
 */
public record GroundingRules(
        GroundingPolicy policy, OutsideContext outsideContext, String omissionMark, int clippedWords) {
    /** Whether the answer may be changed. */
    public boolean changes() {
        return policy.changes();
    }
}
