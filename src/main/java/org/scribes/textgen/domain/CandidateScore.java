package org.scribes.textgen.domain;

import java.util.OptionalDouble;

/**
 * The checks of one candidate. All shares are from 0 to 1, and 1 is best.
 *
 * @param standing compared first
 * @param total compared next, in hundredths: the weighted shares, less one for each false quotation; 1 at most
 * @param falseQuotations the quotations that the model fabricated or altered, whether or not they were repaired
 * @param support the share of sentences with a sound citation; absent if nothing was checked
 * @param answered the share of the question's references whose passages are cited; absent if the question has none
 * @param length 1 for a complete answer of a sensible length
 * @param variety the share of runs of four words that are not repetitions
 * @param likelihood the geometric mean of the tokens' probabilities; absent if they are not known
 * @param agreement the mean overlap of the cited passages with those of the other candidates; compared last
 * @param passed whether every check is passed
 */
public record CandidateScore(
        Standing standing,
        double total,
        int falseQuotations,
        OptionalDouble support,
        OptionalDouble answered,
        double length,
        double variety,
        OptionalDouble likelihood,
        double agreement,
        boolean passed) {}
