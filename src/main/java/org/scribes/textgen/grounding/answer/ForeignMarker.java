package org.scribes.textgen.grounding.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.text.Span;

/**
 * Marks by which other makers' searches cite: {@code 【4:0†source】}, {@code citeturn0search0}, {@code [^1^]},
 * {@code [source 1]}, {@code <ref>1</ref>}. Only such as can be nothing else.
 */
public final class ForeignMarker {
    /** So many characters are looked at. */
    static final int LONGEST = 240;

    private static final String NUMBERS = "\\d{1,3}(?:\\s?[,;–-]\\s?\\d{1,3}){0,4}";
    private static final String NAME =
            "(?:sources?|passages?|citations?|cites?|refs?|documents?|docs?|results?|chunks?|snippets?|contexts?|webpages?)";
    private static final String NAMED = NAME + "[\\s:.#]{0,3}\\d{1,3}";
    private static final String LISTED = "\\[?(?:" + NAME + "[\\s:.#]{0,3})?" + NUMBERS + "]?";
    private static final String TURN = "turn\\d{1,4}[a-z]{2,16}\\d{1,4}";

    /** Those that name a number that may be a passage's. */
    private static final Pattern NUMBERED = Pattern.compile("(?i)" + "【" + NUMBERS + "(?:†[^【】\\n]{0,80})?】"
            + "|[［〔⟦]" + NUMBERS + "[］〕⟧]"
            + "|\\[" + NUMBERS + "†[^\\[\\]\\n]{0,80}]"
            + "|\\[\\^" + NUMBERS + "\\^]"
            + "|\\[\\[" + NUMBERS + "]]\\([^()\\s]{0,200}\\)"
            + "|\\[\\[" + NUMBERS + "]\\([^()\\s]{0,200}\\)]"
            + "|\\[" + NAMED + "(?:\\s?[,;&]\\s?" + LISTED + "){0,4}](?![(:])"
            + "|\\(" + "(?:sources?|citations?|refs?|passages?):?\\s?\\[" + NUMBERS + "](?:\\s?[,;&]?\\s?\\[" + NUMBERS
            + "]){0,4}\\)"
            + "|<(ref|cite|source|citation|footnote)(?: [^<>\\n]{0,80})?>\\s?\\[?" + NUMBERS + "]?\\s?</\\1>"
            + "|<sup>\\s?\\[{0,2}" + NUMBERS + "]{0,2}\\s?</sup>"
            + "|\\[ref]\\s?" + NUMBERS + "\\s?\\[/ref]");

    /** Those that name what only their maker knows. */
    private static final Pattern UNNUMBERED = Pattern.compile("【[^【】\\n]{0,60}(?:†|turn\\d|oaicite)[^【】\\n]{0,80}】"
            + "|\\x{E200}[^\\x{E200}\\x{E201}\\n]{0,200}\\x{E201}"
            + "|[\\x{E200}-\\x{E206}]"
            + "|(?:(?:file|nav)?cite[\\x{E200}-\\x{E206}\\s]?)?" + TURN + "(?:[\\x{E200}-\\x{E206}\\s]?" + TURN
            + "){0,7}(?![A-Za-z0-9])"
            + "|(?::?contentReference)?\\[oaicite:\\d{1,4}](?:\\{index=\\d{1,4}})?"
            + "|\\[\\d{1,3}:\\d{1,3}†[^\\[\\]\\n]{0,80}]"
            + "|\\[cite_(?:start|end)]");

    private static final List<String> BEGINNINGS = List.of(
            "[^",
            "[[",
            "[source",
            "[passage",
            "[citation",
            "[cite",
            "[ref",
            "[document",
            "[doc",
            "[result",
            "[chunk",
            "[snippet",
            "[context",
            "[webpage",
            "[oaicite",
            "(source",
            "(citation",
            "(ref",
            "(passage",
            "<ref",
            "<cite",
            "<source",
            "<citation",
            "<footnote",
            "<sup",
            "citeturn",
            "filecite",
            "navcite",
            "cite",
            ":contentreference",
            "contentreference",
            "turn");

    private ForeignMarker() {}

    /** Whether one may begin at {@code at}, by what has come; once false, it stays so. */
    static boolean mayBegin(CharSequence text, int at) {
        char character = text.charAt(at);
        if (character >= 0x80) {
            return "【［〔⟦".indexOf(character) >= 0 || (character >= '\ue200' && character <= '\ue206');
        }
        if ("[(<:cCfnt".indexOf(character) < 0) {
            return false;
        }
        if (character == '[' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
            return mayHaveDagger(text, at);
        }
        boolean word = Character.isLetter(character);
        if (word && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return false;
        }
        return beginning(text, at);
    }

    /** {@code [1†source]}: whether a dagger stands, or may come to stand, behind the numbers. */
    private static boolean mayHaveDagger(CharSequence text, int at) {
        int end = at + 1;
        while (end < text.length() && end < at + Marker.LONGEST && isOfNumbers(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '†';
    }

    private static boolean isOfNumbers(char character) {
        return Character.isDigit(character) || ":,;–- ".indexOf(character) >= 0;
    }

    private static boolean beginning(CharSequence text, int at) {
        for (String beginning : BEGINNINGS) {
            if (startsLike(text, at, beginning)) {
                return !isLetter(beginning.charAt(0)) || goesOnAsTurn(text, at, beginning);
            }
        }
        return false;
    }

    /** Of the words, only those with a turn's number, or what may become one. */
    private static boolean goesOnAsTurn(CharSequence text, int at, String beginning) {
        int next = at + beginning.length();
        if (next >= text.length() || beginning.equals("contentreference")) {
            return true;
        }
        if (beginning.startsWith("turn")) {
            return Character.isDigit(text.charAt(next));
        }
        boolean apart = isPrivate(text.charAt(next)) || text.charAt(next) == ' ';
        return beginning.endsWith("turn")
                ? Character.isDigit(text.charAt(next))
                : startsLike(text, apart ? next + 1 : next, "turn");
    }

    private static boolean isPrivate(char character) {
        return character >= '\ue200' && character <= '\ue206';
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    /** Whether the text goes on at {@code at} with the word, as far as it has come. */
    private static boolean startsLike(CharSequence text, int at, String word) {
        for (int i = 0; i < word.length() && at + i < text.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether only what comes will tell if one may begin at {@code at}. */
    public static boolean isUndecided(PartialAnswer draft, int at) {
        return !draft.ended() && draft.length() < at + 20 && draft.mayBeginMarker(at) && mayBegin(draft.text(), at);
    }

    /** The mark that begins at {@code at}, if one does. */
    static Optional<Marker> at(CharSequence text, int at) {
        if (!mayBegin(text, at)) {
            return Optional.empty();
        }
        int end = Math.min(text.length(), at + LONGEST);
        Matcher numbered = NUMBERED.matcher(text).region(at, end).useTransparentBounds(true);
        if (numbered.lookingAt()) {
            Marker marker = marker(at, numbered.end(), numbers(numbered.group()));
            return Optional.of(marker).filter(any -> mayBeRaised(text, numbered.group(), any));
        }
        Matcher unnumbered = UNNUMBERED.matcher(text).region(at, end).useTransparentBounds(true);
        return unnumbered.lookingAt() ? Optional.of(marker(at, unnumbered.end(), List.of())) : Optional.empty();
    }

    /** Whether a number that a tag raises, without brackets, is no exponent. */
    private static boolean mayBeRaised(CharSequence text, String mark, Marker marker) {
        boolean bare = startsLike(mark, 0, "<sup>") && mark.indexOf('[') < 0;
        return !bare
                || new MarkerSetting(text, marker.span(), marker.numbers())
                        .raised()
                        .isPresent();
    }

    private static Marker marker(int from, int to, List<Integer> numbers) {
        return new Marker(new Span(from, to), numbers, Marker.Kind.FOREIGN);
    }

    /** Not those in an address, in a tag, or behind a dagger. */
    private static List<Integer> numbers(String mark) {
        StringBuilder shown = new StringBuilder();
        boolean tag = false;
        for (int i = 0; i < mark.length(); i++) {
            char character = mark.charAt(i);
            if (character == '†' || (character == '(' && i > 0)) {
                break;
            }
            tag = character == '<' || (tag && character != '>');
            shown.append(tag ? ' ' : character);
        }
        return Marker.numbers(shown.toString());
    }
}
