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
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.text.QuotedWords;
import org.scribes.textgen.grounding.text.Span;
import org.scribes.textgen.grounding.text.Words;

/** Judges known scripture that an answer quotes without marks. */
public final class UnmarkedQuotationJudge {
    private static final double LIKE = 0.75;
    /** The first words of a run may be the answer's own, and scripture's only by chance. */
    private static final int MOST_BEFORE = 3;

    private static final int FEWEST_WORDS = 7;

    private final PassageLookup passages;
    private final KnownText known;
    private final GroundingRules rules;

    public UnmarkedQuotationJudge(PassageLookup passages, KnownText known, GroundingRules rules) {
        this.passages = passages;
        this.known = known;
        this.rules = rules;
    }

    /** What to show of it; nothing if the passages hold it, or nobody does. */
    public Optional<JudgedSpan> judge(PartialAnswer draft, UnmarkedQuotation run) {
        Words words = Words.of(run.text());
        int size = words.size();
        for (int first = 0; first <= MOST_BEFORE && size - first >= FEWEST_WORDS; first++) {
            if (passages.holds(words, first, size)) {
                return Optional.empty();
            }
            List<KnownWording> exact = known.find(words, first, size, 1);
            if (!exact.isEmpty()) {
                int begin = run.end() - run.text().length() + words.start(first);
                Span span = new Span(Math.max(run.start(), begin), run.end());
                return Optional.of(judged(draft, span, QuotedWords.of(words, first, size), exact.get(0)));
            }
        }
        return known.nearest(words, 0, size, LIKE)
                .filter(wording -> wording.likeness() >= LIKE)
                .map(wording ->
                        judged(draft, new Span(run.start(), run.end()), QuotedWords.of(words, 0, size), wording));
    }

    private JudgedSpan judged(PartialAnswer draft, Span span, QuotedWords words, KnownWording scripture) {
        int mostEdits = (int) ((1 - LIKE) * words.size());
        List<PassageMatch> near = passages.near(words, mostEdits);
        if (!near.isEmpty() && near.get(0).edits() <= mostEdits) {
            return altered(draft, span, near.get(0)).existing(places(scripture));
        }
        Verdict verdict = scripture.likeness() == 1 ? Verdict.OUTSIDE_CONTEXT : Verdict.ALTERED;
        JudgedSpan part = JudgedSpan.kept(CitationKind.UNMARKED, verdict, span, span.of(draft.text()))
                .known(scripture)
                .existing(places(scripture));
        return rules.changes() ? settled(draft, part, scripture) : part;
    }

    private static List<Citation.Place> places(KnownWording scripture) {
        return scripture.likeness() == 1 ? List.of(scripture.place()) : List.of();
    }

    private JudgedSpan altered(PartialAnswer draft, Span span, PassageMatch whole) {
        Words words = Words.of(span.of(draft.text()));
        List<PassageMatch> rest = passages.near(QuotedWords.of(words, 0, words.size()), words.size());
        PassageMatch match = rest.isEmpty() ? whole : rest.get(0);
        JudgedSpan part = JudgedSpan.kept(CitationKind.UNMARKED, Verdict.ALTERED, span, span.of(draft.text()))
                .from(match.sources(passages.row()))
                .expecting(match.wording(passages.row()));
        return rules.changes()
                ? QuotationRepairer.inWords(draft, part, match.wording(passages.row()), JudgedSpan.Outcome.MENDED)
                : part;
    }

    private JudgedSpan settled(PartialAnswer draft, JudgedSpan part, KnownWording wording) {
        boolean stays = rules.outsideContext() == OutsideContext.CANON && wording.likeness() == 1;
        if (stays) {
            return part.changed(JudgedSpan.Outcome.FROM_CANON, part.span(), part.shown(), part.shown());
        }
        return part.changed(
                JudgedSpan.Outcome.LEFT_OUT,
                part.span(),
                rules.omissionMark(),
                part.span().of(draft.text()));
    }
}
