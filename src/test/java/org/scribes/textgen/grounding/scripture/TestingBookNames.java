package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Generates names of books: complete, abbreviated in ways that no table has, or misspelt. */
final class TestingBookNames {
    private static final List<String> ROMAN = List.of("I", "II", "III");
    private static final List<String> WORDS = List.of("First", "Second", "Third");
    private static final List<String> SHORT = List.of("1st", "2nd", "3rd");
    private static final int TRIES = 20;
    private static final BookNames NAMES = new BookNames();

    private final Random random;

    /** A name and the kind of its deviation, empty if there is none. */
    record Name(String text, String kind) {}

    TestingBookNames(Random random) {
        this.random = random;
    }

    /** Whether the name has no other meaning, so that it may precede a chapter without a verse. */
    static boolean isSure(Book book) {
        return Character.isDigit(book.englishName().charAt(0))
                || NAMES.plain(plain(book))
                        .filter(name -> name.confidence() == NameConfidence.CERTAIN)
                        .isPresent();
    }

    Name of(Book book, boolean odd, boolean withVerse) {
        String name = book.englishName();
        int number = Character.isDigit(name.charAt(0)) ? name.charAt(0) - '0' : 0;
        String word = number > 0 ? name.substring(2) : name;
        if (!odd) {
            return new Name(name, "");
        }
        Name written = spelling(book, word, withVerse);
        return number == 0 ? written : numbered(number, written);
    }

    private Name spelling(Book book, String word, boolean withVerse) {
        boolean mayChange = withVerse && word.length() > 3 && !word.contains(" ");
        int form = random.nextInt(mayChange ? 6 : 3);
        String changed = word;
        for (int i = 0; i < TRIES && (changed.equals(word) || !isClear(book, changed)); i++) {
            changed = switch (form) {
                case 0 -> word.toUpperCase(Locale.ROOT);
                case 1, 2 -> word;
                case 3 -> word.substring(0, Math.min(word.length(), 4 + random.nextInt(4)));
                case 4 -> skeleton(word);
                default -> slip(word);
            };
        }
        if (form == 1 && withVerse && isSure(book)) {
            return new Name(word.toLowerCase(Locale.ROOT), "lower");
        }
        boolean usable = form < 3 || (!changed.equals(word) && isClear(book, changed));
        return new Name(
                usable ? changed : word,
                usable ? List.of("upper", "", "", "cut", "skeleton", "slip").get(form) : "");
    }

    private Name numbered(int number, Name word) {
        int form = random.nextInt(8);
        String text = switch (form) {
            case 0 -> ROMAN.get(number - 1) + " " + word.text;
            case 1 -> WORDS.get(number - 1) + " " + word.text;
            case 2 -> SHORT.get(number - 1) + " " + word.text;
            case 3 -> number + word.text;
            case 4 -> SHORT.get(number - 1) + word.text;
            case 5 -> number + ". " + word.text;
            case 6 -> SHORT.get(number - 1) + ". " + word.text;
            default -> number + " " + word.text;
        };
        return new Name(text, word.kind + " number " + form);
    }

    /** Whether no other book has a name with this prefix, with or without vowels. */
    private static boolean isClear(Book book, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String own = plain(book);
        return lower.length() > 2
                && Stream.of(Book.values())
                        .filter(Book::isCanonical)
                        .map(TestingBookNames::plain)
                        .filter(other -> !other.equals(own))
                        .noneMatch(other -> other.startsWith(lower)
                                || skeleton(other).startsWith(skeleton(lower))
                                || near(other, lower));
    }

    private static boolean near(String other, String word) {
        int same = 0;
        while (same < Math.min(other.length(), word.length()) && other.charAt(same) == word.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < Math.min(other.length(), word.length()) - same
                && other.charAt(other.length() - 1 - end) == word.charAt(word.length() - 1 - end)) {
            end++;
        }
        return Math.max(other.length(), word.length()) - same - end <= 2;
    }

    private static String plain(Book book) {
        return book.englishName().toLowerCase(Locale.ROOT).replaceFirst("^\\d ", "");
    }

    /** The first letter and three to five consonants after it. */
    private static String skeleton(String word) {
        String consonants = word.charAt(0) + word.substring(1).replaceAll("[aeiou ]", "");
        return consonants.substring(0, Math.min(consonants.length(), 5));
    }

    /** The word with two letters swapped or, if it is long, one omitted, doubled or replaced. */
    private String slip(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        int form = word.length() < 6 ? 0 : random.nextInt(4);
        return switch (form) {
            case 0 -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            case 1 -> word.substring(0, at) + word.substring(at + 1);
            case 2 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
        };
    }
}
