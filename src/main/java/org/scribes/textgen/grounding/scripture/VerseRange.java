package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.scribes.textgen.grounding.reference.Places;

/** A range of places as a text names it; both ends are equal for a single place. */
record VerseRange(VersePoint from, VersePoint to) {
    static VerseRange of(VersePoint point) {
        return new VerseRange(point, point);
    }

    /** The ranges of a {@linkplain org.scribes.textgen.grounding.reference.Reference#name() reference's name}. */
    static List<VerseRange> ofOsis(String name) {
        return Stream.of(name.split(",", -1))
                .map(range -> range.split("-", -1))
                .map(ends -> new VerseRange(VersePoint.ofOsis(ends[0]), VersePoint.ofOsis(ends[ends.length - 1])))
                .toList();
    }

    boolean exists() {
        return from.exists() && to.exists() && places().isPresent();
    }

    String osis() {
        if (from.equals(to)) {
            return from.osis();
        }
        boolean chapters = from.wholeChapter() && to.wholeChapter();
        return chapters
                ? from.osis() + "-" + to.osis()
                : from.firstVerse().osis() + "-" + to.lastVerse().osis();
    }

    /** The existing verses of the range. */
    Optional<Places> places() {
        OptionalInt first = from.first();
        OptionalInt last = from.equals(to) && !from.exists() ? OptionalInt.empty() : to.last();
        return first.isPresent() && last.isPresent() && first.getAsInt() <= last.getAsInt()
                ? Optional.of(new Places(first.getAsInt(), within(first.getAsInt(), last.getAsInt())))
                : Optional.empty();
    }

    /** The last place, or the end of the first chapter if the range runs into separately numbered verses. */
    private int within(int first, int last) {
        boolean apart = first < Verses.count() && last >= Verses.count();
        return apart
                ? VersePoint.wholeChapter(from.book(), from.chapter()).last().orElse(first)
                : last;
    }
}
