package org.scribes.textgen.grounding.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.reference.Reference;

/**
 * The places in a passage's label that the work does not count: {@code 3 John 15}, {@code Psalm 151}, {@code Malachi
 * 3:24}. Editions number differently, so a labelled place exists. Places are compared by OSIS name: {@code 3John.1.15},
 * {@code Ps.151}, {@code Mal.3.19-Mal.3.24}.
 */
final class LabelledPlaces {
    /** The most ranges read from a reference. */
    private static final int MOST_RANGES = 64;

    private static final int HIGHEST_VERSE = 176;

    private static final Pattern POINT = Pattern.compile("([1-4]?\\p{L}{1,24})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");
    private static final Pattern COMMA = Pattern.compile(",");

    private final List<Range> ranges;

    /** A range of places in one book. A whole chapter starts at verse 0. */
    private record Range(String book, int first, int last) {
        private static final int VERSES = 1_000;

        boolean meets(Range other) {
            return book.equals(other.book) && first <= other.last && other.first <= last;
        }

        boolean wholeChapter() {
            return last % VERSES == VERSES - 1;
        }

        static int first(Matcher point) {
            return chapter(point) + (point.group(3) == null ? 0 : Integer.parseInt(point.group(3)));
        }

        static int last(Matcher point) {
            return chapter(point) + (point.group(3) == null ? VERSES - 1 : Integer.parseInt(point.group(3)));
        }

        private static int chapter(Matcher point) {
            return Integer.parseInt(point.group(2)) * VERSES;
        }
    }

    private LabelledPlaces(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** The places of a label's references that the work does not count. */
    static LabelledPlaces of(List<Reference> label) {
        List<Range> ranges = new ArrayList<>();
        for (Reference reference : label) {
            if (isUncounted(reference)) {
                ranges.addAll(ranges(reference));
            }
        }
        return new LabelledPlaces(ranges);
    }

    /** Whether the reference names one of these places. */
    boolean meets(Reference reference) {
        return !ranges.isEmpty()
                && isUncounted(reference)
                && ranges(reference).stream().anyMatch(range -> ranges.stream().anyMatch(range::meets));
    }

    private static boolean isUncounted(Reference reference) {
        return !reference.exists() || reference.places().isEmpty();
    }

    /** The highest verse number that whole chapters in the label may have; 0 without such a chapter. */
    int highestVerse() {
        return ranges.stream().anyMatch(Range::wholeChapter) ? HIGHEST_VERSE : 0;
    }

    private static List<Range> ranges(Reference reference) {
        List<Range> ranges = new ArrayList<>();
        String[] names = COMMA.split(reference.name(), MOST_RANGES + 1);
        for (int i = 0; i < Math.min(names.length, MOST_RANGES); i++) {
            Matcher point = POINT.matcher(names[i]);
            if (point.find()) {
                String book = point.group(1);
                int first = Range.first(point);
                int last = Range.last(point);
                if (point.find() && point.group(1).equals(book)) {
                    last = Range.last(point);
                }
                ranges.add(new Range(book, first, last));
            }
        }
        return ranges;
    }
}
