package org.scribes.textgen.generation.output;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.grounding.passage.QuestionReferences;
import org.scribes.textgen.grounding.passage.QuotableContext;

/**
 * What the answer to one request may quote, and the references in its question.
 *
 * @param context the passages that may be quoted
 * @param question the references that the question asks for
 */
public record GroundingPlan(QuotableContext context, QuestionReferences question) {
    /** Whether the policy of {@code request} refuses it because its question asks for a reference that no passage holds. */
    public boolean refuses(GenerationRequest request) {
        return request.grounding() == GroundingPolicy.ENFORCE && question.unanswerable();
    }

    /** A warning for each reference of the question that no passage holds. */
    public List<String> warnings() {
        return question.missing().stream()
                .map(place -> "question_references: " + place.words())
                .toList();
    }

    /** For each reference of the question that passages hold, the ids of these passages. */
    public List<Set<String>> asked() {
        return question.foundByReference().stream()
                .map(passages -> passages.stream()
                        .map(passage -> passage.passage().id())
                        .collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    /** Whether the backend is asked to quote only what the context holds. */
    boolean constrains(GroundingPolicy policy) {
        return policy.changes()
                && context.layout() != ContextLayout.PROMPT
                && !context.passages().isEmpty();
    }
}
