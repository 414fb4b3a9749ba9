package org.scribes.textgen.slo;

/**
 * What people said of answers.
 *
 * @param count how many times somebody judged
 * @param meanRating from 1 to 5; without meaning where nobody judged
 * @param hallucinations judgements that flag something made up
 * @param wrongCitations judgements that flag a wrong citation
 */
public record JudgementFigures(long count, double meanRating, long hallucinations, long wrongCitations) {
    /** Nobody judged. */
    public static final JudgementFigures NONE = new JudgementFigures(0, 0, 0, 0);
}
