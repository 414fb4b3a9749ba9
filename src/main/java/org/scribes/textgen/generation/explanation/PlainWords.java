package org.scribes.textgen.generation.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Explanation.ExplainedRepair;
import org.scribes.textgen.domain.Explanation.ExplainedSentence;
import org.scribes.textgen.domain.Explanation.TriedTarget;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;

/** An explanation as a paragraph for readers who know nothing of models. */
final class PlainWords {
    private final GenerationResult result;
    private final Map<String, String> names;
    private final List<String> words = new ArrayList<>();

    PlainWords(GenerationResult result, List<Passage> passages) {
        this.result = result;
        this.names = passages.stream()
                .collect(Collectors.toMap(
                        Passage::id,
                        passage -> passage.reference().or(passage::source).orElse("passage " + passage.id())));
    }

    String of(List<ExplainedSentence> sentences, List<ExplainedRepair> repairs, List<TriedTarget> targets) {
        if (result.completion().refusal()) {
            words.add("The text only says that there is no answer.");
        }
        if (result.candidates().size() > 1) {
            words.add(ChoiceWords.of(result.candidates()));
        }
        tell(sentences);
        repairs.forEach(repair -> words.add(sentence(repair)));
        tellTargets(targets);
        return String.join(" ", words);
    }

    private void tell(List<ExplainedSentence> sentences) {
        if (result.grounded().isEmpty()) {
            words.add("Nothing in this answer was checked, since the request turned the checks off.");
            return;
        }
        for (int i = 0; i < sentences.size(); i++) {
            List<String> passages = sentences.get(i).passages();
            String subject = sentences.size() == 1 ? "The answer" : "Sentence " + (i + 1);
            words.add(
                    passages.isEmpty()
                            ? subject + " names no passage that supports it."
                            : subject + " is supported by " + joined(passages) + ".");
        }
        long shown = result.grounded().map(GroundedAnswer::falseQuotationsShown).orElse(0L);
        if (shown > 0) {
            words.add("Take care: " + (shown == 1 ? "one quotation is" : shown + " quotations are")
                    + " not in the words of the source.");
        }
    }

    private String joined(List<String> passages) {
        List<String> named = passages.stream()
                .map(id -> names.getOrDefault(id, "passage " + id))
                .distinct()
                .toList();
        return named.size() < 2
                ? named.get(0)
                : String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.get(named.size() - 1);
    }

    private static String sentence(ExplainedRepair repair) {
        String thing = repair.kind().isQuotation()
                ? "A quotation"
                : repair.kind() == CitationKind.REFERENCE ? "A reference" : "The number of a passage";
        String why = why(repair.verdict());
        return repair.to().isEmpty()
                ? thing + " was left out because " + why + ": “" + repair.from() + "”."
                : thing + " was corrected because " + why + ": “" + repair.from() + "” became “" + repair.to() + "”.";
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case ALTERED -> "it was not in the words of its source";
            case MISATTRIBUTED -> "it stands in another place than the answer said";
            case OUTSIDE_CONTEXT -> "it is scripture, but not of the given passages";
            case FABRICATED -> "no known text has these words";
            case NONEXISTENT -> "there is no such place";
            case DANGLING -> "there is no passage of that number";
            case VERIFIED, IN_CONTEXT, RESOLVED -> "it left out part of what the passage says";
        };
    }

    private void tellTargets(List<TriedTarget> targets) {
        if (result.cached()) {
            words.add("The answer was given to the same question before.");
        }
        for (TriedTarget target : targets) {
            target.error()
                    .ifPresent(error -> words.add("“" + target.target() + "” was asked first and did not answer ("
                            + target.detail().orElse(error.name()) + ")."));
        }
        targets.stream()
                .filter(target -> targets.size() > 1 && target.error().isEmpty())
                .forEach(target -> words.add("“" + target.target() + "” answered instead."));
    }
}
