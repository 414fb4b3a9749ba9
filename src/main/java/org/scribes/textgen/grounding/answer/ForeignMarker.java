package org.scribes.textgen.grounding.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.text.Span;

/**
 * Citation marks of other search products: {@code 【4:0†source】}, {@code citeturn0search0}, {@code [^1^]}, {@code
 * [source 1]}, {@code <ref>1</ref>}. Matches only forms that can mean nothing else.
 */
public final class ForeignMarker {
    /** The longest mark, in characters. */
    static final int LONGEST = 240;

    private static final String NUMBERS = "\\d{1,3}(?:\\s?[,;–-]\\s?\\d{1,3}){0,4}";
    private static final String NAME =
            "(?:sources?|passages?|citations?|cites?|refs?|documents?|docs?|results?|chunks?|snippets?|contexts?|webpages?)";
    private static final String NAMED = NAME + "[\\s:.#]{0,3}\\d{1,3}";
    private static final String LISTED = "\\[?(?:" + NAME + "[\\s:.#]{0,3})?" + NUMBERS + "]?";
    private static final String TURN = "turn\\d{1,4}[a-z]{2,16}\\d{1,4}";

    /** Marks with numbers that may be those of passages. */
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

    /** Marks whose content only their product understands. */
    private static final Pattern UNNUMBERED = Pattern.compile("【[^【】\\n]{0,60}(?:†|turn\\d|oaicite)[^【】\\n]{0,80}】"
            + "|\\x{E200}[^\\x{E200}\\x{E201}\\n]{0,200}\\x{E201}"
            + "|[\\x{E200}-\\x{E206}]"
            + "|(?:(?:file|nav)?cite[\\x{E200}-\\x{E206}\\s]?)?" + TURN + "(?:[\\x{E200}-\\x{E206}\\s]?" + TURN
            + "){0,7}(?![A-Za-z0-9])"
            + "|(?::?contentReference)?\\[oaicite:\\d{1,4}](?:\\{index=\\d{1,4}})?"
            + "|\\[\\d{1,3}:\\d{1,3}†[^\\[\\]\\n]{0,80}]"
            + "|\\[cite_(?:start|end)]");

    private static final List<String> STARTS = List.of(
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

    /** Whether a mark may begin at {@code at}, as far as the text is known; once false, it stays false. */
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
        return start(text, at);
    }

    /** Whether a dagger follows the numbers, or may follow: {@code [1†source]}. */
    private static boolean mayHaveDagger(CharSequence text, int at) {
        int end = at + 1;
        while (end < text.length() && end < at + Marker.LONGEST && isInNumberList(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '†';
    }

    private static boolean isInNumberList(char character) {
        return Character.isDigit(character) || ":,;–- ".indexOf(character) >= 0;
    }

    private static boolean start(CharSequence text, int at) {
        for (String start : STARTS) {
            if (startsLike(text, at, start)) {
                return !isLetter(start.charAt(0)) || continuesAsTurn(text, at, start);
            }
        }
        return false;
    }

    /** Whether a turn's number follows the beginning, or may follow. */
    private static boolean continuesAsTurn(CharSequence text, int at, String start) {
        int next = at + start.length();
        if (next >= text.length() || start.equals("contentreference")) {
            return true;
        }
        if (start.startsWith("turn")) {
            return Character.isDigit(text.charAt(next));
        }
        boolean apart = isPrivate(text.charAt(next)) || text.charAt(next) == ' ';
        return start.endsWith("turn")
                ? Character.isDigit(text.charAt(next))
                : startsLike(text, apart ? next + 1 : next, "turn");
    }

    private static boolean isPrivate(char character) {
        return character >= '\ue200' && character <= '\ue206';
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    /** Whether the text at {@code at} begins with the word, as far as the text is known. */
    private static boolean startsLike(CharSequence text, int at, String word) {
        for (int i = 0; i < word.length() && at + i < text.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether more text is needed to decide if a mark may begin at {@code at}. */
    public static boolean isUndecided(PartialAnswer answer, int at) {
        return !answer.ended() && answer.length() < at + 20 && answer.mayBeginMarker(at) && mayBegin(answer.text(), at);
    }

    /** The mark that begins at {@code at}. */
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

    /** Whether a bare number in a {@code sup} tag is a marker rather than an exponent. */
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

    /** The numbers of a mark, without those in an address, in a tag or after a dagger. */
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
