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
 * Finds quotations that are true word for word and cut from the words that govern them: from who says them, where the
 * passage only reports that, or from a word that denies or limits them. It is none where the answer's own sentence says
 * as much.
 */
final class ClippedQuotations {
    /** So much of the answer before and behind a quotation may say whose words they are. */
    private static final int BEFORE = 160;

    static final int BEHIND = 40;
    /** No more of a sentence is told, so that a text without full stops is not told again and again. */
    private static final int MOST_TOLD = 120;

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
     * @param words from what governs it to the end
     * @param whole whether that is all of the sentence
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

    /** Where the words that say so may end that stand behind a quotation; nothing as long as more must come. */
    static Optional<Integer> contextEnd(PartialAnswer draft, int end) {
        int to = end;
        while (to < draft.length()
                && to < end + BEHIND
                && ".!?\n".indexOf(draft.text().charAt(to)) < 0) {
            to++;
        }
        return to == draft.length() && !draft.ended() ? Optional.empty() : Optional.of(to);
    }

    /**
     * What the quotation is cut from.
     *
     * @param start where it begins in the answer
     * @param end where it ends there
     * @param behind up to where words behind it count
     */
    Optional<Clipping> find(PassageMatch match, CharSequence answer, int start, int end, int behind) {
        int from = Integer.MAX_VALUE;
        Words before = Words.of(answer.subSequence(sentenceStart(answer, start), start));
        Words after = Words.of(answer.subSequence(end, Math.max(end, behind)));
        int first = match.ranges().get(0).from();
        int last = match.ranges().get(match.ranges().size() - 1).to();
        for (PassageMatch.Range range : match.ranges()) {
            Optional<ReportedSpeech.Saying> saying = reportedSpeech.reported(range.from());
            if (saying.isPresent() && !quotationNamesSpeaker(saying.get(), match) && !answerNamesSpeaker(saying.get(), before, after)) {
                from = Math.min(from, saying.get().from());
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
        PassageMatch part = words(Math.max(from, last - MOST_TOLD), last);
        return new Clipping(isShort(part) ? part : words(last - 1, last), false);
    }

    private static PassageMatch words(int from, int to) {
        return new PassageMatch(List.of(new PassageMatch.Range(from, to)), 0);
    }

    private boolean isShort(PassageMatch words) {
        PassageMatch.Range range = words.ranges().get(0);
        return range.to() - range.from() <= MOST_TOLD && words.characters(row) <= MOST_CHARACTERS;
    }

    /** Whether the quotation itself says who speaks. */
    private boolean quotationNamesSpeaker(ReportedSpeech.Saying saying, PassageMatch match) {
        for (PassageMatch.Range range : match.ranges()) {
            for (int i = Math.max(range.from(), saying.from()); i < Math.min(range.to(), saying.to()); i++) {
                if (governing.speechVerbs().contains(row.key(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the answer says it, by the speaker's name or a pronoun. */
    private boolean answerNamesSpeaker(ReportedSpeech.Saying saying, Words before, Words after) {
        Set<String> names = saying.speaker().names();
        return names(before, names)
                || speaks(before, PRONOUNS)
                || (names.isEmpty() && speaks(before, Set.of()) && !namesVoice(before))
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

    /** Whether somebody says something; after one of {@code subjects}, if there are any. */
    private boolean speaks(Words words, Set<String> subjects) {
        for (int i = 0; i < words.size(); i++) {
            if (governing.speechVerbs().contains(words.key(i))
                    && (subjects.isEmpty() || (i > 0 && subjects.contains(words.key(i - 1))))) {
                return true;
            }
        }
        return false;
    }

    private boolean namesVoice(Words words) {
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
        int from = Math.max(0, at - BEFORE);
        for (int i = at - 2; i >= from; i--) {
            char sign = text.charAt(i);
            if (sign == '\n' || (".!?".indexOf(sign) >= 0 && Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return from;
    }
}
