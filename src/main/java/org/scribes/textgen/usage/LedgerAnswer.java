package org.scribes.textgen.usage;

import java.util.Optional;
import org.scribes.textgen.domain.GenerationResult;

/**
 * What the ledger keeps of an answer. It contains no text.
 *
 * @param target the target that answered, if it is known
 * @param refusal whether the answer only says that there is none
 * @param quotations what the check found, if the answer was checked
 */
public record LedgerAnswer(Optional<String> target, boolean refusal, Optional<QuotationCounts> quotations) {
    /** What is kept of {@code result}. */
    public static LedgerAnswer of(GenerationResult result) {
        return new LedgerAnswer(
                result.route().target(),
                result.completion().refusal(),
                result.grounded().map(QuotationCounts::of));
    }
}
