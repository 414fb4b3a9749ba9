package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Verdict;

/** Judges known scripture that an answer quotes without marks. */
final class RunJudge {
    private static final double LIKE = 0.75;

    private final PassageLookup passages;
    private final KnownText known;
    private final GroundingRules rules;

    RunJudge(PassageLookup passages, KnownText known, GroundingRules rules) {
        this.passages = passages;
        this.known = known;
        this.rules = rules;
    }

    /** What to show of it; nothing if the passages hold it, or nobody does. */
    Optional<Part> judge(Draft draft, Run run) {
        Words words = Words.of(run.text());
        QuotedWords quoted = QuotedWords.of(words, 0, words.size());
        if (!passages.exact(List.of(quoted)).isEmpty()) {
            return Optional.empty();
        }
        Optional<KnownWording> scripture = scripture(words);
        if (scripture.isEmpty()) {
            return Optional.empty();
        }
        Span span = new Span(run.start(), run.end());
        List<Match> near = passages.near(quoted);
        if (!near.isEmpty() && near.get(0).edits() <= (1 - LIKE) * words.size()) {
            return Optional.of(altered(draft, span, near.get(0)));
        }
        Verdict verdict = scripture.get().likeness() == 1 ? Verdict.OUTSIDE_CONTEXT : Verdict.ALTERED;
        Part part = Part.kept(CitationKind.UNMARKED, verdict, span, span.of(draft.text()))
                .known(scripture.get());
        return Optional.of(rules.changes() ? settled(draft, part, scripture.get()) : part);
    }

    private Optional<KnownWording> scripture(Words words) {
        return known.find(words, 0, words.size(), 1).stream()
                .findFirst()
                .or(() -> known.nearest(words, 0, words.size()))
                .filter(wording -> wording.likeness() >= LIKE);
    }

    private Part altered(Draft draft, Span span, Match whole) {
        Words words = Words.of(span.of(draft.text()));
        List<Match> rest = passages.near(QuotedWords.of(words, 0, words.size()));
        Match match = rest.isEmpty() ? whole : rest.get(0);
        Part part = Part.kept(CitationKind.UNMARKED, Verdict.ALTERED, span, span.of(draft.text()))
                .from(match.sources(passages.row()))
                .expecting(match.wording(passages.row()));
        return rules.changes()
                ? QuotationMender.inWords(draft, part, match.wording(passages.row()), Part.Outcome.MENDED)
                : part;
    }

    private Part settled(Draft draft, Part part, KnownWording wording) {
        boolean stays = rules.outsideContext() == OutsideContext.CANON && wording.likeness() == 1;
        if (stays) {
            return part.changed(Part.Outcome.FROM_CANON, part.span(), part.shown(), part.shown());
        }
        return part.changed(
                Part.Outcome.LEFT_OUT,
                part.span(),
                rules.omissionMark(),
                part.span().of(draft.text()));
    }
}
