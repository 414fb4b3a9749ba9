package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.grounding.text.Markup;

/**
 * A place in the passages that matches words exactly or nearly.
 *
 * @param ranges the matched words of the row, one range for each piece of the quotation
 * @param edits the number of words changed, added or missing
 */
public record PassageMatch(List<Range> ranges, int edits) {
    private static final int MOST_SIGNS = 4;

    /** Consecutive words of the row, at least one, from {@code from} to before {@code to}. */
    public record Range(int from, int to) {}

    /** Whether the passages permit every ellipsis between the ranges. */
    public boolean mayElide(PassageRow row) {
        for (int i = 1; i < ranges.size(); i++) {
            if (!row.mayElide(ranges.get(i - 1).to(), ranges.get(i).from())) {
                return false;
            }
        }
        return true;
    }

    /** This match as one range, with the words that the ellipses skip. */
    public PassageMatch withoutEllipses() {
        Range whole =
                new Range(ranges.get(0).from(), ranges.get(ranges.size() - 1).to());
        return new PassageMatch(List.of(whole), edits);
    }

    /** The passages that it touches, in order. */
    public List<CitedPassage> passages(PassageRow row) {
        List<CitedPassage> touched = new ArrayList<>(1);
        int last = -1;
        for (Range range : ranges) {
            for (int i = range.from; i < range.to; i++) {
                if (row.passageIndex(i) != last) { // a passage's words are contiguous in the row
                    last = row.passageIndex(i);
                    touched.add(row.passage(i));
                }
            }
        }
        return touched;
    }

    /** The matched spans of the passages, in code points. */
    public List<Citation.Source> sources(PassageRow row) {
        List<Citation.Source> sources = new ArrayList<>();
        for (Range part : byPassage(row)) {
            sources.add(row.passage(part.from).source(row.start(part.from), row.end(part.to - 1)));
        }
        return sources;
    }

    /** The passages' text without markup, with an ellipsis for skipped words. */
    public String wording(PassageRow row) {
        StringBuilder wording = new StringBuilder();
        int last = -1;
        for (Range part : byPassage(row)) {
            if (last >= 0) {
                wording.append(part.from == last ? punctuationAfter(row, last - 1) + " " : " … ");
            }
            String text = row.passage(part.from).passage().text();
            wording.append(Markup.plain(text.substring(row.start(part.from), row.end(part.to - 1))));
            last = part.to;
        }
        return wording.toString();
    }

    /** The number of matched characters, since the text between words has no limit. */
    public int characters(PassageRow row) {
        int characters = 0;
        for (Range part : byPassage(row)) {
            characters += row.end(part.to - 1) - row.start(part.from);
        }
        return characters;
    }

    /** The punctuation right after a word, such as a comma and a closing mark. */
    public static String punctuationAfter(PassageRow row, int word) {
        String text = row.passage(word).passage().text();
        int end = row.end(word);
        while (end < Math.min(text.length(), row.end(word) + MOST_SIGNS)
                && !Character.isWhitespace(text.charAt(end))
                && !Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(row.end(word), end);
    }

    private List<Range> byPassage(PassageRow row) {
        List<Range> parts = new ArrayList<>();
        for (Range range : ranges) {
            int from = range.from;
            for (int i = from + 1; i <= range.to; i++) {
                if (i == range.to || row.passageIndex(i) != row.passageIndex(from)) {
                    parts.add(new Range(from, i));
                    from = i;
                }
            }
        }
        return parts;
    }
}
