package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.EditDistance;

/**
 * Finds the book whose name is closest to a misspelt word. The word must share the first letter, and either be within a
 * small edit distance ({@link EditDistance}) or sound alike: the same consonants with vowels in the same positions.
 */
final class Misspellings {
    /** Shorter names resemble too many words. */
    private static final int SHORTEST = 4;

    /** Names of this length resemble few words. */
    private static final int LONG_NAME = 6;

    private static final int LONGEST = 24;
    /** The cost of an edit. A swap costs one less, because it is the most common typing error. */
    private static final int EDIT_COST = 10;

    /** English words that resemble a name. */
    private static final Set<String> WORDS = WordSet.of("""
            abides chronic chronically collision collisions colonials coring currant currants current
            currents cuticle cuticles dangle dangles denial denials easter easters either ether exudes genes
            genuses herb herbs judged lament laments mate mates matte mattes numb numbed numbs numeric
            numerous platter platters proffers prove proves regulation regulations relation relations
            remains revels revolution revolutions roams rooms sample samples
            """);

    /** By the first letter, which a word must share. */
    private final Map<Character, List<Candidate>> candidates;

    private final RecentWords<Optional<BookName>> surelyNearest = new RecentWords<>();
    private final RecentWords<Optional<BookName>> nearest = new RecentWords<>();

    private Misspellings(List<Candidate> candidates) {
        this.candidates = Map.copyOf(
                candidates.stream().collect(Collectors.groupingBy(candidate -> candidate.form.word.charAt(0))));
    }

    private record Candidate(Form form, Book book, boolean prefixes) {}

    /**
     * The forms of a word that are compared.
     *
     * @param letters the word without doubled letters
     * @param kinds a bit set of its letters
     */
    private record Form(String word, String letters, String sound, String consonants, int kinds) {
        static Form of(String word) {
            return of(word, Misspellings.sound(word));
        }

        private static Form of(String word, String sound) {
            String letters = stripped(word);
            return new Form(word, letters, sound, Misspellings.consonants(letters), Misspellings.kinds(letters));
        }

        Form withoutLast() {
            return of(word.substring(0, word.length() - 1), sound.substring(0, sound.length() - 1));
        }
    }

    static final class Builder {
        private final List<Candidate> candidates = new ArrayList<>();

        void add(String name, Book book) {
            if (name.length() >= SHORTEST) {
                candidates.add(new Candidate(Form.of(name), book, true));
            }
        }

        /** Adds a name that must not be abbreviated. */
        void addWhole(String name, Book book) {
            candidates.add(new Candidate(Form.of(name), book, false));
        }

        Misspellings build() {
            return new Misspellings(candidates);
        }
    }

    /**
     * The closest book, if it is unique.
     *
     * @param sure whether the context implies a book, so that a short name may be misspelt too
     */
    Optional<BookName> nearest(String word, boolean sure) {
        if (word.length() < SHORTEST - 1 || word.length() > LONGEST || (!sure && WORDS.contains(word))) {
            return Optional.empty();
        }
        List<Candidate> sameInitial = candidates.getOrDefault(word.charAt(0), List.of());
        return sameInitial.isEmpty()
                ? Optional.empty()
                : (sure ? surelyNearest : nearest).get(word, any -> nearest(any, sure, sameInitial));
    }

    private static Optional<BookName> nearest(String word, boolean sure, List<Candidate> sameInitial) {
        Form whole = Form.of(word);
        // also compares the word without a final s, unless the name has one
        boolean plural = word.endsWith("s") && word.length() > SHORTEST;
        Form singular = plural ? whole.withoutLast() : whole;
        int minimum = Integer.MAX_VALUE;
        Optional<Book> nearest = Optional.empty();
        for (Candidate candidate : sameInitial) {
            int distance = distance(candidate, whole, sure);
            if (plural && distance > 0 && !candidate.form.word.endsWith("s")) {
                distance = Math.min(distance, distance(candidate, singular, sure));
            }
            if (distance < minimum) {
                minimum = distance;
                nearest = Optional.of(candidate.book);
            } else if (distance == minimum
                    && nearest.filter(candidate.book::equals).isEmpty()) {
                nearest = Optional.empty();
            }
        }
        return minimum == Integer.MAX_VALUE
                ? Optional.empty()
                : nearest.map(book -> new BookName(book, NameConfidence.GUESSED));
    }

    private static int distance(Candidate candidate, Form word, boolean sure) {
        Form name = candidate.form;
        int length = word.word.length();
        if (Math.abs(name.word.length() - length) > name.word.length() / 2 + 1) {
            return Integer.MAX_VALUE;
        }
        if (candidate.prefixes && length >= SHORTEST && name.word.startsWith(word.word)) {
            return 0;
        }
        if (isShortened(name, word)) {
            return 1;
        }
        if (length < SHORTEST) {
            return Integer.MAX_VALUE;
        }
        int letters = name.letters.length();
        int limit = letterLimit(letters, sure);
        if (letters >= LONG_NAME && word.sound.equals(name.sound)) {
            limit = Math.max(limit, EDIT_COST * letters / (sure ? 2 : 3));
        }
        // cheap pre-check: an edit resolves at most two letters that only one of the words has
        int foreign = Integer.bitCount(word.kinds ^ name.kinds);
        int shorter = Math.abs(word.letters.length() - letters);
        if (EDIT_COST * Math.max((foreign + 1) / 2, shorter) > limit) {
            return Integer.MAX_VALUE;
        }
        int edits = edits(word.letters, name.letters);
        boolean doubled = letters < name.word.length() || word.letters.length() < length;
        edits = doubled ? Math.min(edits, edits(word.word, name.word)) : edits;
        return edits <= limit ? edits : Integer.MAX_VALUE;
    }

    /**
     * Whether the word is the name without vowels and possibly without its end: {@code Lvtcs}, {@code Jrm}. Three
     * letters suffice, because a chapter and a verse follow.
     */
    private static boolean isShortened(Form name, Form word) {
        return word.consonants.length() >= SHORTEST - 1
                && word.consonants.equals(word.letters)
                && name.consonants.startsWith(word.consonants)
                && isWithin(word.word, name.word);
    }

    /** Whether {@code word} is a subsequence of {@code name}. */
    private static boolean isWithin(String word, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < word.length(); i++) {
            at += name.charAt(i) == word.charAt(at) ? 1 : 0;
        }
        return at == word.length();
    }

    /** The first letter and the consonants after it, without doubles. */
    private static String consonants(String letters) {
        StringBuilder consonants = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            if (i == 0 || "aeiou".indexOf(letters.charAt(i)) < 0) {
                consonants.append(letters.charAt(i));
            }
        }
        return stripped(consonants.toString());
    }

    /** The maximum distance. Long names resemble fewer words, so they allow more. */
    private static int letterLimit(int length, boolean sure) {
        if (length < LONG_NAME) {
            return sure ? EDIT_COST : EDIT_COST - 1;
        }
        return length < 8 ? 2 * EDIT_COST - 1 : length < 11 || !sure ? 2 * EDIT_COST : 3 * EDIT_COST;
    }

    /** A phonetic form of the word. */
    static String sound(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char before = i == 0 ? 0 : word.charAt(i - 1);
            if (c == before || (c == 'h' && (before == 't' || before == 'c'))) {
                continue;
            }
            char heard = switch (c) {
                case 'a', 'e', 'i', 'o', 'u', 'y', 'w' -> 'a';
                case 'k' -> 'c';
                case 'z', 'x' -> 's';
                case 'h' -> before == 'p' ? 'f' : 'h';
                default -> c;
            };
            int last = sound.length() - 1;
            if (heard == 'f' && last >= 0 && sound.charAt(last) == 'p') {
                sound.setCharAt(last, 'f');
            } else if (last < 0 || sound.charAt(last) != heard) {
                sound.append(heard);
            }
        }
        return sound.toString();
    }

    /** The word without doubled letters. */
    private static String stripped(String word) {
        StringBuilder stripped = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                stripped.append(word.charAt(i));
            }
        }
        return stripped.toString();
    }

    private static int kinds(String letters) {
        int kinds = 0;
        for (int i = 0; i < letters.length(); i++) {
            kinds |= 1 << letters.charAt(i);
        }
        return kinds;
    }

    private static int edits(String left, String right) {
        return EditDistance.of(left, right, EDIT_COST, EDIT_COST - 1);
    }
}
