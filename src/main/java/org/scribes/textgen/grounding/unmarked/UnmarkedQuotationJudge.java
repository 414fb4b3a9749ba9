package org.scribes.textgen.grounding.unmarked;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Verdict;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.PassageLookup;
import org.scribes.textgen.grounding.quotation.QuotationRepairer;
import org.scribes.textgen.grounding.quotation.SourceWording;
import org.scribes.textgen.grounding.quotation.SpanEdit;
import org.scribes.textgen.grounding.quotation.SpanOrigin;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.text.QuotedWords;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Judges scripture that an answer quotes without quotation marks. */
public final class UnmarkedQuotationJudge {
    private static final double MIN_LIKENESS = 0.75;
    /** The first words of a candidate may belong to the answer and match scripture by chance. */
    private static final int MOST_SKIPPED_WORDS = 3;

    private static final int FEWEST_WORDS = 7;

    private final PassageLookup passages;
    private final KnownText known;
    private final GroundingRules rules;

    public UnmarkedQuotationJudge(PassageLookup passages, KnownText known, GroundingRules rules) {
        this.passages = passages;
        this.known = known;
        this.rules = rules;
    }

    /** Judges a candidate; empty if the passages hold its words, or if no known text does. */
    public Optional<JudgedSpan> judge(PartialAnswer answer, UnmarkedQuotation candidate) {
        Words words = Words.of(candidate.text());
        int size = words.size();
        for (int first = 0; first <= MOST_SKIPPED_WORDS && size - first >= FEWEST_WORDS; first++) {
            if (passages.holds(words, first, size)) {
                return Optional.empty();
            }
            List<KnownWording> exact = known.find(words, first, size, 1);
            if (!exact.isEmpty()) {
                int start = candidate.end() - candidate.text().length() + words.start(first);
                Span span = new Span(Math.max(candidate.start(), start), candidate.end());
                return Optional.of(judged(answer, span, QuotedWords.of(words, first, size), exact.get(0)));
            }
        }
        Span span = new Span(candidate.start(), candidate.end());
        return known.nearest(words, 0, size, MIN_LIKENESS)
                .filter(wording -> wording.likeness() >= MIN_LIKENESS)
                .map(wording -> judged(answer, span, QuotedWords.of(words, 0, size), wording));
    }

    private JudgedSpan judged(PartialAnswer answer, Span span, QuotedWords words, KnownWording scripture) {
        boolean exact = scripture.likeness() == 1;
        List<Citation.Place> places = exact ? List.of(scripture.place()) : List.of();
        int mostEdits = (int) ((1 - MIN_LIKENESS) * words.size());
        List<PassageMatch> near = passages.near(words, mostEdits);
        if (!near.isEmpty() && near.get(0).edits() <= mostEdits) {
            return altered(answer, span, near.get(0), places);
        }
        SpanOrigin origin = SpanOrigin.of(scripture).withExistsIn(places);
        JudgedSpan judged = JudgedSpan.kept(
                CitationKind.UNMARKED, exact ? Verdict.OUTSIDE_CONTEXT : Verdict.ALTERED, span, answer.text(), origin);
        judged = exact ? judged : judged.withWording(SourceWording.expected(scripture.text()));
        return rules.changes() ? repaired(judged, exact) : judged;
    }

    private JudgedSpan altered(PartialAnswer answer, Span span, PassageMatch whole, List<Citation.Place> places) {
        Words words = Words.of(span.of(answer.text()));
        List<PassageMatch> near = passages.near(QuotedWords.of(words, 0, words.size()), words.size());
        PassageMatch match = near.isEmpty() ? whole : near.get(0);
        String wording = match.wording(passages.row());
        SpanOrigin origin =
                SpanOrigin.UNKNOWN.withSources(match.sources(passages.row())).withExistsIn(places);
        JudgedSpan judged = JudgedSpan.kept(CitationKind.UNMARKED, Verdict.ALTERED, span, answer.text(), origin)
                .withWording(SourceWording.expected(wording));
        return rules.changes()
                ? QuotationRepairer.reworded(answer, judged, wording, SpanEdit.Outcome.REPAIRED)
                : judged;
    }

    private JudgedSpan repaired(JudgedSpan judged, boolean exact) {
        boolean stays = exact && rules.outsideContext() == OutsideContext.CANON;
        return judged.withEdit(
                stays ? SpanEdit.Outcome.FROM_CANON : SpanEdit.Outcome.OMITTED,
                judged.span(),
                stays ? judged.shown() : rules.omissionMark(),
                judged.shown());
    }
}
