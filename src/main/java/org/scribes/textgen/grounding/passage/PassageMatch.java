package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.grounding.text.Markup;

/**
 * Where in the passages some words stand, or nearly stand.
 *
 * @param ranges the words of the row, one range for each piece of the quotation: first word, index after the last
 * @param edits how many words were changed, added or left out
 */
public record PassageMatch(List<Range> ranges, int edits) {
    private static final int MOST_SIGNS = 4;

    /** Words of the row that stand one after the other, at least one. */
    public record Range(int from, int to) {}

    /** Whether every ellipsis between its pieces may stand there. */
    public boolean mayElide(PassageRow row) {
        for (int i = 1; i < ranges.size(); i++) {
            if (!row.mayElide(ranges.get(i - 1).to(), ranges.get(i).from())) {
                return false;
            }
        }
        return true;
    }

    /** This match with all that is between its first word and its last. */
    public PassageMatch withoutEllipses() {
        Range whole =
                new Range(ranges.get(0).from(), ranges.get(ranges.size() - 1).to());
        return new PassageMatch(List.of(whole), edits);
    }

    /** The passages that it touches, in its order, each once. */
    public List<CitedPassage> passages(PassageRow row) {
        List<CitedPassage> touched = new ArrayList<>(1);
        int last = -1;
        for (Range range : ranges) {
            for (int i = range.from; i < range.to; i++) {
                if (row.passageIndex(i) != last) { // a row has each passage's words together
                    last = row.passageIndex(i);
                    touched.add(row.passage(i));
                }
            }
        }
        return touched;
    }

    /** The parts of the passages, in code points. */
    public List<Citation.Source> sources(PassageRow row) {
        List<Citation.Source> sources = new ArrayList<>();
        for (Range part : byPassage(row)) {
            sources.add(row.passage(part.from).source(row.start(part.from), row.end(part.to - 1)));
        }
        return sources;
    }

    /** The very words without markup, an ellipsis for what is skipped. */
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

    /** How many characters of passages there are from its first word to its last: what stands between may be anything. */
    public int characters(PassageRow row) {
        int characters = 0;
        for (Range part : byPassage(row)) {
            characters += row.end(part.to - 1) - row.start(part.from);
        }
        return characters;
    }

    /** What stands right behind a word, such as a comma and a mark. */
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
