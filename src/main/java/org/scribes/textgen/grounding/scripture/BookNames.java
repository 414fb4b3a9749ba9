package org.scribes.textgen.grounding.scripture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Resolves the names of books, from {@link BookSpellings} or misspelt. */
final class BookNames {
    /** The minimum length of a numbered book's name that may name its first book without a number. */
    private static final int SPELT_OUT = 5;

    private static final int MOST_MACCABEES = 4;
    /** The books of Kingdoms in the Septuagint: 3 Kingdoms is 1 Kings. */
    private static final List<Book> KINGDOMS =
            List.of(Book.FIRST_SAMUEL, Book.SECOND_SAMUEL, Book.FIRST_KINGS, Book.SECOND_KINGS);

    private final Map<String, BookName> plain = new HashMap<>();
    /** By name and number. */
    private final Map<String, Map<Integer, BookName>> numbered = new HashMap<>();

    /** Names of several words, in languages other than English. */
    private final ForeignNames phrases;

    private final ReferenceLanguage language;

    /** Whether words with a capital, and others, may end a name. */
    private final RecentWords<Boolean> capitals = new RecentWords<>();

    private final RecentWords<Boolean> others = new RecentWords<>();

    private final Misspellings plainMisspelt;
    private final List<Misspellings> numberedMisspelt;

    BookNames() {
        language = ReferenceLanguage.ENGLISH;
        phrases = new ForeignNames(language);
        Misspellings.Builder guesses = new Misspellings.Builder();
        List<Misspellings.Builder> numberedGuesses =
                List.of(new Misspellings.Builder(), new Misspellings.Builder(), new Misspellings.Builder());
        BookSpellings.numbered((osis, confidence, name) -> {
            for (int number = 1; number <= numberedGuesses.size(); number++) {
                addNumbered(number, osis, new Spelling(name, confidence), numberedGuesses.get(number - 1));
            }
            if (name.length() >= SPELT_OUT) {
                book("1" + osis).ifPresent(first -> {
                    plain.put(name, new BookName(first, NameConfidence.WORD));
                    guesses.addWhole(name, first);
                });
            }
        });
        for (int number = 1; number <= KINGDOMS.size(); number++) {
            putNumbered(number, "kingdoms", new BookName(KINGDOMS.get(number - 1), NameConfidence.CERTAIN));
        }
        BookSpellings.plain((osis, confidence, name) -> book(osis).ifPresent(book -> {
            plain.put(name, new BookName(book, confidence));
            guesses.add(name, book);
        }));
        BookSpellings.deuterocanonical((osis, confidence, name) ->
                book(osis).ifPresent(book -> plain.put(name, new BookName(book, confidence))));
        BookSpellings.numberedDeuterocanonical((osis, confidence, name) -> {
            for (int number = 1; number <= MOST_MACCABEES; number++) {
                int before = number;
                book(number + osis).ifPresent(book -> putNumbered(before, name, new BookName(book, confidence)));
            }
        });
        plainMisspelt = guesses.build();
        numberedMisspelt =
                numberedGuesses.stream().map(Misspellings.Builder::build).toList();
    }

    /** The names of a language other than English, with or without their accents. */
    BookNames(ReferenceLanguage language) {
        this.language = language;
        phrases = new ForeignNames(language);
        // exact spellings take precedence over names without accents: Jo is not Jó
        language.names().forEach(name -> add(name, UnaryOperator.identity()));
        language.names().forEach(name -> add(name, language::folded));
        plainMisspelt = new Misspellings.Builder().build();
        numberedMisspelt = List.of();
    }

    private void add(ReferenceLanguage.Name name, UnaryOperator<String> spelling) {
        String last = spelling.apply(name.words().get(name.words().size() - 1));
        for (int i = 0; i < name.books().size(); i++) {
            String osis = name.books().get(i);
            Book book = book(osis).orElseThrow(() -> new IllegalArgumentException("no book: " + osis));
            BookName named = new BookName(book, name.confidence());
            if (name.words().size() > 1) {
                phrases.add(name.words(), named);
            } else if (name.books().size() > 1) {
                numbered.computeIfAbsent(last, any -> new HashMap<>()).putIfAbsent(i + 1, named);
            } else {
                plain.putIfAbsent(last, named);
            }
        }
    }

    private record Spelling(String name, NameConfidence confidence) {}

    private void addNumbered(int number, String osis, Spelling spelling, Misspellings.Builder guesses) {
        book(number + osis).ifPresent(book -> {
            putNumbered(number, spelling.name, new BookName(book, spelling.confidence));
            guesses.add(spelling.name, book);
        });
    }

    private void putNumbered(int number, String name, BookName book) {
        numbered.computeIfAbsent(name, any -> new HashMap<>()).put(number, book);
    }

    private static Optional<Book> book(String osis) {
        return Stream.of(Book.values()).filter(book -> book.osis().equals(osis)).findFirst();
    }

    /** Whether {@code name} is a name of a book, with or without a number. */
    boolean has(String name) {
        return isKey(name) || isKey(language.folded(name));
    }

    /** Whether {@code word} may be the last word of a name or, with a capital, a misspelt one. A cheap pre-check. */
    boolean mayEndName(String word, boolean capital) {
        return (capital ? capitals : others).get(word, any -> isNameEnd(any, capital));
    }

    private boolean isNameEnd(String word, boolean capital) {
        boolean phrase = language.isEnglish() ? LongNames.mayEndWith(word) : phrases.mayEndWith(word);
        return phrase
                || has(word)
                || (capital
                        && (likePlain(word, true).isPresent()
                                || likePlain(word, false).isPresent()
                                || numberedMisspelt.stream()
                                        .anyMatch(names ->
                                                names.nearest(word, true).isPresent())));
    }

    private boolean isKey(String name) {
        return plain.containsKey(name) || numbered.containsKey(name);
    }

    Optional<BookName> plain(String name) {
        return Optional.ofNullable(plain.get(name)).or(() -> Optional.ofNullable(plain.get(language.folded(name))));
    }

    /** The book with the given name and number: {@code 2} and {@code samuel}. */
    Optional<BookName> numbered(int number, String name) {
        return Optional.ofNullable(numbered.getOrDefault(name, Map.of()).get(number))
                .or(() -> Optional.ofNullable(
                        numbered.getOrDefault(language.folded(name), Map.of()).get(number)));
    }

    /** The name of several words that ends with {@code word} at {@code start}. */
    Optional<LongNames.Found> ofWords(String word, ScannedText text, int start, int floor) {
        return language.isEnglish()
                ? LongNames.endingWith(word, text, start, floor)
                : phrases.endingWith(word, text, start, floor);
    }

    /** The book whose name is closest to a misspelt one, if there is only one. */
    Optional<BookName> likePlain(String name, boolean sure) {
        return plainMisspelt.nearest(name, sure);
    }

    /** As {@link #likePlain}, for books with a number. */
    Optional<BookName> likeNumbered(int number, String name) {
        return number <= numberedMisspelt.size()
                ? numberedMisspelt.get(number - 1).nearest(name, true)
                : Optional.empty();
    }
}
