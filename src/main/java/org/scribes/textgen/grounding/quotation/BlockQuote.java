package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Span;

/** Reads Markdown's block quotes: lines that begin with {@code >}. */
public final class BlockQuote {
    private BlockQuote() {}

    /** Whether the character at {@code at} is a {@code >} that begins a line, after spaces. */
    public static boolean begins(CharSequence text, int at) {
        if (text.charAt(at) != '>') {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    /** The index after the block's last line; empty if the next line may belong to it. */
    public static Optional<Integer> end(PartialAnswer answer, int at) {
        CharSequence text = answer.text();
        int end = at;
        while (true) {
            while (end < text.length() && text.charAt(end) != '\n') {
                end++;
            }
            int next = end;
            while (next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == ' ')) {
                if (text.charAt(next) == '\n' && next > end) {
                    return Optional.of(end);
                }
                next++;
            }
            if (next >= text.length()) {
                return answer.ended() ? Optional.of(end) : Optional.empty();
            }
            if (text.charAt(next) != '>') {
                return Optional.of(end);
            }
            end = next;
        }
    }

    /** The index of the first character that is not {@code >}, white space or emphasis. */
    public static int firstWord(CharSequence text, int at, int end) {
        int first = at;
        while (first < end && "> \n*_".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        return first;
    }

    /** The index of the first {@code >} before {@code first}, at least {@code floor}. */
    static int mark(CharSequence text, int first, int floor) {
        int mark = first;
        for (int i = first; i > floor && "> \n*_".indexOf(text.charAt(i - 1)) >= 0; i--) {
            mark = text.charAt(i - 1) == '>' ? i - 1 : mark;
        }
        return mark;
    }

    /** The block's text without {@code >} at the starts of its lines. */
    static String withoutMarks(String block) {
        return block.lines()
                .map(line -> {
                    int head = 0;
                    while (head < line.length() && "> ".indexOf(line.charAt(head)) >= 0) {
                        head++;
                    }
                    return line.substring(head);
                })
                .collect(Collectors.joining("\n"));
    }

    /**
     * Reads the attribution at the end of a block: {@code — John 3:16}, {@code (John 3:16)}, {@code [1]}.
     *
     * @param first the index of the block's first word
     */
    public static Attribution attribution(PartialAnswer answer, int first, int end) {
        PartialAnswer block = answer.between(first, end);
        for (int i = first; i < end; i++) {
            boolean begins =
                    block.referenceAt(i).isPresent() || answer.markerAt(i).isPresent();
            if (begins) {
                Attribution found = AttributionReader.after(block, i, false).orElse(Attribution.none(i));
                if (!found.isEmpty() && hasNoWord(answer.text(), found.span().end(), end)) {
                    int from = separatorStart(answer.text(), first, i);
                    return new Attribution(new Span(from, end), found.references(), found.markers());
                }
            }
        }
        return Attribution.none(end);
    }

    private static boolean hasNoWord(CharSequence text, int from, int to) {
        return text.subSequence(from, to).codePoints().noneMatch(character -> Character.isLetterOrDigit(character));
    }

    /** The start of the dash or bracket before an attribution. */
    private static int separatorStart(CharSequence text, int first, int at) {
        int from = at;
        while (from > first && "—–-~([ >\n*_".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from;
    }
}
