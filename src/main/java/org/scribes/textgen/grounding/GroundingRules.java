package org.scribes.textgen.grounding;

import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;

/**
 * What is done about false quotations.
 *
 * @param omissionMark what stands in the place of what is left out
 */
public record GroundingRules(GroundingPolicy policy, OutsideContext outsideContext, String omissionMark) {
    /** Whether the answer may be changed. */
    boolean changes() {
        return policy.changes();
    }
}
