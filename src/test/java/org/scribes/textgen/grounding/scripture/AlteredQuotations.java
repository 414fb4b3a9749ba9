package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.text.Words;

/** Generates answers that quote verses truthfully or falsely. The same seed gives the same cases. */
public final class AlteredQuotations {
    private static final int FEWEST_WORDS = 10;
    private static final int MOST_WORDS = 45;
    /** Keeps the quotation of one case out of the passages of another. */
    private static final int APART = 3;

    private final Random random;
    private final List<Case> cases = new ArrayList<>();

    private AlteredQuotations(long seed) {
        this.random = new Random(seed);
    }

    /**
     * An answer and its passages.
     *
     * @param kind of the quotation
     * @param honest whether the quotation is truthful
     * @param passages the first one is the source of the quotation
     * @param answer one or two sentences with one quotation
     */
    public record Case(Alteration kind, boolean honest, List<Passage> passages, String answer) {
        Case(Alteration kind, List<Passage> passages, String answer) {
            this(kind, kind.honest(), List.copyOf(passages), answer);
        }
    }

    /** The given number of cases of each kind. */
    public static List<Case> of(int each, long seed) {
        AlteredQuotations quotations = new AlteredQuotations(seed);
        for (Alteration kind : Alteration.values()) {
            quotations.add(kind, each);
        }
        return List.copyOf(quotations.cases);
    }

    private void add(Alteration kind, int wanted) {
        int made = 0;
        while (made < wanted) {
            int verse = random.nextInt(Verses.count() - APART);
            QuotedVerse quoted = QuotedVerse.of(verse);
            Optional<String> quotation = suits(quoted) ? kind.apply(quoted, random) : Optional.empty();
            if (quotation.isPresent() && kind.honest() == stands(quotation.get(), kind)) {
                String reference = kind == Alteration.WRONG_REFERENCE
                        ? QuotedVerse.of(other(verse)).reference()
                        : reference(kind, quoted);
                cases.add(new Case(
                        kind, passages(kind, quoted), QuotationFrames.any(random, quotation.get(), reference)));
                made++;
            }
        }
    }

    private static boolean suits(QuotedVerse verse) {
        int words = Words.of(verse.web()).size();
        return !verse.king().isEmpty() && words >= FEWEST_WORDS && words <= MOST_WORDS;
    }

    /** An alteration may happen to be the text of another verse; the canon excludes it. */
    private static boolean stands(String quotation, Alteration kind) {
        if (kind.honest()) {
            return true;
        }
        Words words = Words.of(quotation);
        return kind != Alteration.WRONG_REFERENCE
                && !TestingCanon.get().find(words, 0, words.size(), 1).isEmpty();
    }

    private int other(int verse) {
        int other = random.nextInt(Verses.count());
        return Math.abs(other - verse) < APART
                        || TestingCanon.get()
                                .text(new Places(other, other))
                                .equals(TestingCanon.get().text(new Places(verse, verse)))
                ? (verse + Verses.count() / 2) % Verses.count()
                : other;
    }

    private List<Passage> passages(Alteration kind, QuotedVerse quoted) {
        List<Passage> passages = new ArrayList<>();
        String text = kind == Alteration.JOINED ? quoted.withNext() : quoted.web();
        passages.add(passage(1, text, reference(kind, quoted)));
        QuotedVerse beside = QuotedVerse.of(random.nextInt(Verses.count() - APART));
        if (!beside.web().isEmpty()) {
            passages.add(passage(2, beside.web(), beside.reference()));
        }
        return passages;
    }

    private static String reference(Alteration kind, QuotedVerse quoted) {
        return kind == Alteration.JOINED ? quoted.bothReference() : quoted.reference();
    }

    private static Passage passage(int id, String text, String reference) {
        return new Passage(String.valueOf(id), text, Optional.of(reference), Optional.empty());
    }
}
