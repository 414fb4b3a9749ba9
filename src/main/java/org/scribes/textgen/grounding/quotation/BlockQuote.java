package org.scribes.textgen.grounding.quotation;

import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.text.Span;

/** Markdown's block quotes: lines that begin with {@code >}. */
public final class BlockQuote {
    private BlockQuote() {}

    /** Whether a line begins at {@code at}, or before the white space there, and with {@code >}. */
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

    /** The index after the block's last line; nothing as long as the next line may belong to it. */
    public static Optional<Integer> end(PartialAnswer draft, int at) {
        CharSequence text = draft.text();
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
                return draft.ended() ? Optional.of(end) : Optional.empty();
            }
            if (text.charAt(next) != '>') {
                return Optional.of(end);
            }
            end = next;
        }
    }

    /** The index of the first character that is no {@code >}, no space and no emphasis. */
    public static int firstWord(CharSequence text, int at, int end) {
        int first = at;
        while (first < end && "> \n*_".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        return first;
    }

    /** Where the first of the signs before {@code first} stands that makes a block of it, not before {@code floor}. */
    static int mark(CharSequence text, int first, int floor) {
        int mark = first;
        for (int i = first; i > floor && "> \n*_".indexOf(text.charAt(i - 1)) >= 0; i--) {
            mark = text.charAt(i - 1) == '>' ? i - 1 : mark;
        }
        return mark;
    }

    /** The block's text without the signs at the head of its lines. */
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
     * What names the source at the end of a block: {@code — John 3:16}, {@code (John 3:16)}, {@code [1]}.
     *
     * @param first where the block's words begin
     */
    public static Attribution attribution(PartialAnswer draft, int first, int end) {
        PartialAnswer block = draft.between(first, end);
        for (int i = first; i < end; i++) {
            boolean begins =
                    block.referenceAt(i).isPresent() || draft.markerAt(i).isPresent();
            if (begins) {
                Attribution found = AttributionReader.after(block, i, false).orElse(Attribution.none(i));
                if (!found.isEmpty()
                        && nothingButSigns(draft.text(), found.span().end(), end)) {
                    int from = beforeSigns(draft.text(), first, i);
                    return new Attribution(new Span(from, end), found.references(), found.markers());
                }
            }
        }
        return Attribution.none(end);
    }

    private static boolean nothingButSigns(CharSequence text, int from, int to) {
        return text.subSequence(from, to).codePoints().noneMatch(character -> Character.isLetterOrDigit(character));
    }

    /** Back over the dash or bracket before an attribution. */
    private static int beforeSigns(CharSequence text, int first, int at) {
        int from = at;
        while (from > first && "—–-~([ >\n*_".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from;
    }
}
