package org.scribes.textgen.grounding.scripture;

import java.util.Optional;
import java.util.Set;

/** English names of several words, found by their last word. */
final class LongNames {
    private static final Misspellings SOLOMON = solomon();
    private static final Set<String> SONG = Set.of("song", "songs", "canticle", "canticles", "s");
    private static final int MOST_WORDS = 5;

    private static final Set<String> LAST =
            Set.of("solomon", "jeremiah", "manasseh", "manasses", "azariah", "dragon", "apostles", "john", "christ");

    private LongNames() {}

    record Found(int start, BookName name) {}

    /** Whether a name may end with {@code word}. */
    static boolean mayEndWith(String word) {
        return LAST.contains(word) || isSong(word);
    }

    /** The name that ends with {@code word} at {@code start}. */
    static Optional<Found> endingWith(String word, ScannedText text, int start, int floor) {
        Optional<Found> deuterocanonical = deuterocanonical(word, text, start, floor);
        if (deuterocanonical.isPresent()) {
            return deuterocanonical;
        }
        if (isSong(word)) {
            return name(Book.SONG_OF_SOLOMON, SONG, Set.of("of"), text, start, floor);
        }
        return switch (word) {
            case "apostles" -> name(Book.ACTS, Set.of("acts"), Set.of("of", "the"), text, start, floor);
            case "john", "christ" ->
                name(
                        Book.REVELATION,
                        Set.of("revelation", "apocalypse"),
                        Set.of("of", "to", "saint", "st", "jesus"),
                        text,
                        start,
                        floor);
            default -> Optional.empty();
        };
    }

    private static boolean isSong(String word) {
        return SONG.contains(word)
                || (word.charAt(0) == 's' && SOLOMON.nearest(word, true).isPresent());
    }

    private static Optional<Found> deuterocanonical(String word, ScannedText text, int start, int floor) {
        return switch (word) {
            case "solomon" -> name(Book.WISDOM, Set.of("wisdom"), Set.of("of"), text, start, floor);
            case "jeremiah" ->
                name(Book.LETTER_OF_JEREMIAH, Set.of("letter", "epistle"), Set.of("of"), text, start, floor);
            case "manasseh", "manasses" ->
                name(Book.PRAYER_OF_MANASSEH, Set.of("prayer"), Set.of("of"), text, start, floor);
            case "azariah" -> name(Book.PRAYER_OF_AZARIAH, Set.of("prayer"), Set.of("of"), text, start, floor);
            case "dragon" -> name(Book.BEL_AND_THE_DRAGON, Set.of("bel"), Set.of("and", "the"), text, start, floor);
            default -> Optional.empty();
        };
    }

    /** Whether {@code Gospel of}, {@code Gospel according to St.} or {@code St.} precedes {@code start}. */
    static boolean gospelBefore(ScannedText text, int start, int floor) {
        return wordBefore(Set.of("gospel"), Set.of("of", "according", "to", "saint", "st", "the"), text, start, floor)
                        .isPresent()
                || wordBefore(Set.of("saint", "st"), Set.of(), text, start, floor)
                        .isPresent();
    }

    private static Optional<Found> name(
            Book book, Set<String> first, Set<String> between, ScannedText text, int start, int floor) {
        return wordBefore(first, between, text, start, floor)
                .filter(begin -> begin < start)
                .map(begin -> new Found(begin, new BookName(book, NameConfidence.CERTAIN)));
    }

    /** The start of one of {@code first}, if only words of {@code between} follow it up to {@code start}. */
    private static Optional<Integer> wordBefore(
            Set<String> first, Set<String> between, ScannedText text, int start, int floor) {
        int at = start;
        for (int words = 0; words < MOST_WORDS; words++) {
            int end = at;
            while (end > floor && at - end < 3 && (text.at(end - 1) == ' ' || text.at(end - 1) == '.')) {
                end--;
            }
            int begin = end;
            while (begin > floor && end - begin < 12 && text.isLetter(begin - 1)) {
                begin--;
            }
            String word = text.lower(begin, end);
            if (first.contains(word) && (words > 0 || between.isEmpty())) {
                return Optional.of(begin);
            }
            if (!between.contains(word)) {
                return Optional.empty();
            }
            at = begin;
        }
        return Optional.empty();
    }

    private static Misspellings solomon() {
        Misspellings.Builder builder = new Misspellings.Builder();
        builder.add("solomon", Book.SONG_OF_SOLOMON);
        builder.add("solomons", Book.SONG_OF_SOLOMON);
        return builder.build();
    }
}
