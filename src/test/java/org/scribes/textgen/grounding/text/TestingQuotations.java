package org.scribes.textgen.grounding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.PassageLookup;
import org.scribes.textgen.grounding.quotation.QuotationJudge;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.TestingWords;

/** Finds the quotations of an answer and compares them with passages by a simple algorithm. */
public final class TestingQuotations {
    private static final String OPENING = "\"“„«";
    private static final List<String> CLOSING = List.of("\"", "”", "“”", "»");

    private TestingQuotations() {}

    /** The text between a quotation's marks. */
    public record Quotation(String text, boolean closed) {}

    /** The quotations of {@code answer}; the last one may be incomplete. */
    public static List<Quotation> of(String answer) {
        List<Quotation> quotations = new ArrayList<>();
        for (int at = 0; at < answer.length(); at++) {
            int kind = opens(answer, at);
            if (kind >= 0) {
                int end = at + 1;
                while (end < answer.length() && CLOSING.get(kind).indexOf(answer.charAt(end)) < 0) {
                    end++;
                }
                quotations.add(new Quotation(answer.substring(at + 1, end), end < answer.length()));
                at = end;
            }
        }
        return quotations;
    }

    private static int opens(String answer, int at) {
        char mark = answer.charAt(at);
        if (mark == '"' && at > 0) {
            char before = answer.charAt(at - 1);
            boolean opens = Character.isWhitespace(before)
                    || Character.isSpaceChar(before)
                    || "([{—–-:>*_“„«".indexOf(before) >= 0;
            return opens ? 0 : -1;
        }
        return OPENING.indexOf(mark);
    }

    /** The first false quotation in {@code answer}: one that no passage holds, or one that is not closed. */
    public static Optional<String> falseIn(String answer, List<String> passages, boolean mayBeCut) {
        for (Quotation quotation : of(answer)) {
            if (!quotation.closed() && !mayBeCut) {
                return Optional.of("not closed: " + quotation.text());
            } else if (quotation.closed() && passages.stream().noneMatch(passage -> holds(passage, quotation.text()))) {
                return Optional.of("not in the passages: " + quotation.text());
            }
        }
        return falseToTheVerifier(of(answer), passages);
    }

    /**
     * A closed quotation that the verifier does not find. The constraint may be stricter than the verifier, never
     * laxer.
     */
    private static Optional<String> falseToTheVerifier(List<Quotation> quotations, List<String> passages) {
        List<Passage> numbered = new ArrayList<>();
        for (String text : passages.stream().filter(text -> !text.isBlank()).toList()) {
            numbered.add(new Passage(String.valueOf(numbered.size() + 1), text, Optional.empty(), Optional.empty()));
        }
        PassageLookup lookup =
                new PassageLookup(QuotableContext.of(numbered), new ScriptureReferences(), TestingWords.get());
        return quotations.stream()
                .filter(Quotation::closed)
                .map(Quotation::text)
                .filter(text -> Words.of(text).size() >= QuotationJudge.FEWEST_WORDS)
                .filter(text -> lookup.exact(QuotedWords.readings(text)).isEmpty())
                .findFirst()
                .map(text -> "not to the verifier: " + text);
    }

    /** Whether the passage has the pieces between ellipses in order. */
    public static boolean holds(String passage, String quotation) {
        Words whole = Words.of(passage);
        String[] pieces = quotation.split("…|\\.\\.\\.", -1);
        int from = 0;
        for (int i = 0; i < pieces.length; i++) {
            Words piece = Words.of(pieces[i]);
            boolean last = i == pieces.length - 1;
            if (piece.size() == 0 && last && i > 0) {
                return true;
            }
            boolean tooShort = piece.size() == 0 || (i > 0 && !last && piece.size() < 2);
            int at = tooShort ? -1 : find(whole, piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.size();
        }
        return true;
    }

    private static int find(Words whole, Words piece, int from) {
        for (int at = from; at + piece.size() <= whole.size(); at++) {
            int same = 0;
            while (same < piece.size() && whole.key(at + same).equals(piece.key(same))) {
                same++;
            }
            if (same == piece.size()) {
                return at;
            }
        }
        return -1;
    }
}
