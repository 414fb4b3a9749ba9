package org.scribes.textgen.grounding.quotation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.passage.PassageMatch;
import org.scribes.textgen.grounding.passage.PassageRow;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.Words;

/**
 * Finds verified quotations that mislead because the words that govern them are cut off: the speaker of words that the
 * passage only reports, or a qualifier. A quotation is not clipped if the answer's own sentence has the speaker or a
 * qualifier.
 */
final class ClippedQuotations {
    /** The characters before and after a quotation in which the answer may name the speaker. */
    private static final int CONTEXT_BEFORE = 160;

    static final int CONTEXT_AFTER = 40;
    /** The most words of a sentence to report, so that a text without full stops is not reported again and again. */
    private static final int MOST_WORDS = 120;

    private static final int MOST_CHARACTERS = 2_000;

    private static final Set<String> PRONOUNS = Set.of("he", "she", "they");

    private final PassageRow row;
    private final ReportedSpeech reportedSpeech;
    private final GoverningWords governing;

    ClippedQuotations(PassageRow row, GoverningWords governing) {
        this.row = row;
        this.reportedSpeech = new ReportedSpeech(row, governing);
        this.governing = governing;
    }

    /**
     * The sentence that a quotation is cut from.
     *
     * @param words the words from what governs the quotation to the sentence's end
     * @param whole whether they reach the sentence's end
     */
    record Clipping(PassageMatch words, boolean whole) {
        int size() {
            return words.ranges().get(0).to() - words.ranges().get(0).from();
        }

        String text(PassageRow row) {
            return words.wording(row)
                    + PassageMatch.punctuationAfter(row, words.ranges().get(0).to() - 1);
        }
    }

    /** The end of the text after a quotation that may name the speaker; empty if more text is needed. */
    static Optional<Integer> contextEnd(PartialAnswer answer, int end) {
        int to = end;
        while (to < answer.length()
                && to < end + CONTEXT_AFTER
                && ".!?\n".indexOf(answer.text().charAt(to)) < 0) {
            to++;
        }
        return to == answer.length() && !answer.ended() ? Optional.empty() : Optional.of(to);
    }

    /**
     * Finds the sentence that a quotation is cut from, if it is clipped.
     *
     * @param start the quotation's start in the answer
     * @param end the quotation's end in the answer
     * @param contextEnd the end of the text after it that may name the speaker
     */
    Optional<Clipping> find(PassageMatch match, CharSequence answer, int start, int end, int contextEnd) {
        int from = Integer.MAX_VALUE;
        Words before = Words.of(answer.subSequence(sentenceStart(answer, start), start));
        Words after = Words.of(answer.subSequence(end, Math.max(end, contextEnd)));
        int first = match.ranges().get(0).from();
        int last = match.ranges().get(match.ranges().size() - 1).to();
        for (PassageMatch.Range range : match.ranges()) {
            Optional<ReportedSpeech.ReportingClause> clause = reportedSpeech.reported(range.from());
            if (clause.isPresent()
                    && !hasReportingVerb(clause.get(), match)
                    && !answerNamesSpeaker(clause.get(), before, after)) {
                from = Math.min(from, clause.get().from());
            }
        }
        if (row.isQualified(first, last) && !hasQualifier(before)) {
            from = Math.min(from, reportedSpeech.sentenceStart(first));
        }
        return from == Integer.MAX_VALUE ? Optional.empty() : Optional.of(clipping(from, match));
    }

    private Clipping clipping(int start, PassageMatch match) {
        int last = match.ranges().get(match.ranges().size() - 1).to();
        int from = Math.min(start, match.ranges().get(0).from());
        PassageMatch sentence = words(from, reportedSpeech.sentenceEnd(last));
        if (isShort(sentence)) {
            return new Clipping(sentence, true);
        }
        PassageMatch part = words(Math.max(from, last - MOST_WORDS), last);
        return new Clipping(isShort(part) ? part : words(last - 1, last), false);
    }

    private static PassageMatch words(int from, int to) {
        return new PassageMatch(List.of(new PassageMatch.Range(from, to)), 0);
    }

    private boolean isShort(PassageMatch words) {
        PassageMatch.Range range = words.ranges().get(0);
        return range.to() - range.from() <= MOST_WORDS && words.characters(row) <= MOST_CHARACTERS;
    }

    /** Whether the quotation includes the reporting verb. */
    private boolean hasReportingVerb(ReportedSpeech.ReportingClause clause, PassageMatch match) {
        for (PassageMatch.Range range : match.ranges()) {
            for (int i = Math.max(range.from(), clause.from()); i < Math.min(range.to(), clause.to()); i++) {
                if (governing.speechVerbs().contains(row.key(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the answer names the speaker, or says {@code he said}. */
    private boolean answerNamesSpeaker(ReportedSpeech.ReportingClause clause, Words before, Words after) {
        Set<String> names = clause.speaker().names();
        return names(before, names)
                || speaks(before, PRONOUNS)
                || (names.isEmpty() && speaks(before, Set.of()) && !hasVoice(before))
                || (names(after, names) && speaks(after, Set.of()));
    }

    private static boolean names(Words words, Set<String> names) {
        for (int i = 0; i < words.size(); i++) {
            String key = words.key(i);
            String plain = key.endsWith("'s") ? key.substring(0, key.length() - 2) : key;
            if (names.contains(plain) || names.contains(plain + "s")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words have a verb of speaking, after one of {@code subjects} unless that is empty. */
    private boolean speaks(Words words, Set<String> subjects) {
        for (int i = 0; i < words.size(); i++) {
            if (governing.speechVerbs().contains(words.key(i))
                    && (subjects.isEmpty() || (i > 0 && subjects.contains(words.key(i - 1))))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasVoice(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (governing.voices().contains(words.key(i)) || words.isNumber(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasQualifier(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (governing.isQualifier(words.key(i))) {
                return true;
            }
        }
        return false;
    }

    private static int sentenceStart(CharSequence text, int at) {
        int from = Math.max(0, at - CONTEXT_BEFORE);
        for (int i = at - 2; i >= from; i--) {
            char character = text.charAt(i);
            if (character == '\n' || (".!?".indexOf(character) >= 0 && Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return from;
    }
}
