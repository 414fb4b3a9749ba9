package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which book's name a misspelt word is most like. A word is like a name that begins with its letter when few letters
 * must be changed, added, left out or swapped (Damerau's distance, 1964), or when both sound alike: the same consonants
 * with vowels at the same places.
 */
final class Misspellings {
    /** Shorter names are like too many words. */
    private static final int SHORTEST = 4;

    /** From so many letters on, a name is like few words. */
    private static final int CLEAR = 6;

    private static final int LONGEST = 24;
    /** Every operation but a swap: two letters swapped are the commonest slip. */
    private static final int SLIP = 10;

    /** English words that are like a name and are not it. */
    private static final Set<String> WORDS = WordSet.of("""
            abides chronic chronically collision collisions colonials coring currant currants current
            currents cuticle cuticles dangle dangles denial denials easter easters either ether exudes genes
            genuses herb herbs judged lament laments mate mates matte mattes numb numbed numbs numeric
            numerous platter platters proffers prove proves regulation regulations relation relations
            remains revels revolution revolutions roams rooms sample samples
            """);

    /** By the first letter, which a word has in common with the names that it is like. */
    private final Map<Character, List<Candidate>> candidates;

    private Misspellings(List<Candidate> candidates) {
        this.candidates = Map.copyOf(
                candidates.stream().collect(Collectors.groupingBy(candidate -> candidate.form.word.charAt(0))));
    }

    private record Candidate(Form form, Book book, boolean prefixes) {}

    /**
     * What of a word is compared.
     *
     * @param letters it without doubled letters
     * @param kinds a bit for each of its letters
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

        /** Adds a name that must not be cut short. */
        void addWhole(String name, Book book) {
            candidates.add(new Candidate(Form.of(name), book, false));
        }

        Misspellings build() {
            return new Misspellings(candidates);
        }
    }

    /**
     * The book, if one is nearer than all others.
     *
     * @param sure whether more than the word says that a book is named, so that a short name may be misspelt, too
     */
    Optional<BookName> nearest(String word, boolean sure) {
        if (word.length() < SHORTEST - 1 || word.length() > LONGEST || (!sure && WORDS.contains(word))) {
            return Optional.empty();
        }
        List<Candidate> alike = candidates.getOrDefault(word.charAt(0), List.of());
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        Form whole = Form.of(word);
        // as if the word were written without a final s, too, where the name has none
        boolean plural = word.endsWith("s") && word.length() > SHORTEST;
        Form singular = plural ? whole.withoutLast() : whole;
        int least = Integer.MAX_VALUE;
        Optional<Book> nearest = Optional.empty();
        for (Candidate candidate : alike) {
            int distance = distance(candidate, whole, sure);
            if (plural && distance > 0 && !candidate.form.word.endsWith("s")) {
                distance = Math.min(distance, distance(candidate, singular, sure));
            }
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate.book);
            } else if (distance == least
                    && nearest.filter(candidate.book::equals).isEmpty()) {
                nearest = Optional.empty();
            }
        }
        return least == Integer.MAX_VALUE
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
        if (letters >= CLEAR && word.sound.equals(name.sound)) {
            limit = Math.max(limit, SLIP * letters / (sure ? 2 : 3));
        }
        // letters that only one of them has are cheap to count, and tell most pairs apart: an edit mends two at most
        int foreign = Integer.bitCount(word.kinds ^ name.kinds);
        int shorter = Math.abs(word.letters.length() - letters);
        if (SLIP * Math.max((foreign + 1) / 2, shorter) > limit) {
            return Integer.MAX_VALUE;
        }
        int edits = edits(word.letters, name.letters);
        boolean doubled = letters < name.word.length() || word.letters.length() < length;
        edits = doubled ? Math.min(edits, edits(word.word, name.word)) : edits;
        return edits <= limit ? edits : Integer.MAX_VALUE;
    }

    /**
     * Whether the word is the name without vowels, and perhaps without its end: {@code Lvtcs}, {@code Jrm}. Three letters
     * say enough, since a chapter and a verse stand behind it.
     */
    private static boolean isShortened(Form name, Form word) {
        return word.consonants.length() >= SHORTEST - 1
                && word.consonants.equals(word.letters)
                && name.consonants.startsWith(word.consonants)
                && isWithin(word.word, name.word);
    }

    /** Whether all letters of {@code word} are in {@code name}, in their order. */
    private static boolean isWithin(String word, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < word.length(); i++) {
            at += name.charAt(i) == word.charAt(at) ? 1 : 0;
        }
        return at == word.length();
    }

    /** The first letter and the consonants behind it, doubled ones once. */
    private static String consonants(String letters) {
        StringBuilder consonants = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            if (i == 0 || "aeiou".indexOf(letters.charAt(i)) < 0) {
                consonants.append(letters.charAt(i));
            }
        }
        return stripped(consonants.toString());
    }

    /** The longer a name, the fewer words are like it. */
    private static int letterLimit(int length, boolean sure) {
        if (length < CLEAR) {
            return sure ? SLIP : SLIP - 1;
        }
        return length < 8 ? 2 * SLIP - 1 : length < 11 || !sure ? 2 * SLIP : 3 * SLIP;
    }

    /** The word without what the ear confuses. */
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

    /** The word with doubled letters written once. */
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
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            cost[i][0] = SLIP * i;
        }
        for (int j = 0; j <= right.length(); j++) {
            cost[0][j] = SLIP * j;
        }
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                char a = left.charAt(i - 1);
                char b = right.charAt(j - 1);
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + SLIP;
                best = Math.min(best, cost[i - 1][j - 1] + (a == b ? 0 : SLIP));
                if (i > 1 && j > 1 && a == right.charAt(j - 2) && b == left.charAt(i - 2)) {
                    best = Math.min(best, cost[i - 2][j - 2] + SLIP - 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[left.length()][right.length()];
    }
}
