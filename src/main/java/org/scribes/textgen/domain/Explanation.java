package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;

/**
 * Why an answer is as it is. Offsets count code points.
 *
 * @param text the whole explanation in plain words
 * @param sentences the sentences of the answer and what supports them; empty if nothing was checked
 * @param repairs what was changed in the answer before it was shown
 * @param targets the targets that were asked, in order; the last one answered. Empty for an answer from the cache
 */
public record Explanation(
        String text, List<ExplainedSentence> sentences, List<ExplainedRepair> repairs, List<TriedTarget> targets) {
    /**
     * A sentence of the answer.
     *
     * @param passages the ids of the passages that its sound citations name, without repetition
     */
    public record ExplainedSentence(int start, int end, List<String> passages) {}

    /**
     * A change to the answer.
     *
     * @param verdict why it was changed
     * @param from the model's own words
     * @param to the words that are shown; empty if they were left out
     */
    public record ExplainedRepair(CitationKind kind, Verdict verdict, String from, String to) {
        /** Omits the text, since server traces print method arguments. */
        @Override
        public String toString() {
            return "ExplainedRepair[" + kind + " " + verdict + "]";
        }
    }

    /**
     * A target that was asked.
     *
     * @param error why it did not answer; absent for the one that did
     * @param detail the same in words
     */
    public record TriedTarget(String target, Optional<ErrorCode> error, Optional<String> detail) {}

    public Explanation {
        sentences = List.copyOf(sentences);
        repairs = List.copyOf(repairs);
        targets = List.copyOf(targets);
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "Explanation[" + sentences.size() + " sentences, " + repairs.size() + " repairs]";
    }
}
