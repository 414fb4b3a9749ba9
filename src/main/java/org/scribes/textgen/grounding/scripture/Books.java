package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds names of books in the languages that are read. A name that several have is the first one's; but what is hardly a
 * name in one language, or only like one, yields to a name of another.
 */
final class Books {
    private final List<BookFinder> finders;

    Books(List<ReferenceLanguage> languages) {
        finders = languages.stream().map(BookFinder::new).toList();
    }

    /** A text as the first language has it. */
    ScannedText scan(CharSequence text) {
        return new ScannedText(text, finders.get(0).language());
    }

    /** A text as each language has it. */
    List<ScannedText> views(ScannedText text) {
        if (finders.size() == 1) {
            return List.of(text);
        }
        List<ScannedText> views = new ArrayList<>();
        finders.forEach(finder -> views.add(text.in(finder.language())));
        return views;
    }

    /** As {@link BookFinder#before}. */
    Optional<BookMention> before(ScannedText text, int number, int floor) {
        return first(text, (finder, seen) -> finder.before(seen, number, floor));
    }

    /** As {@link BookFinder#named(ScannedText, int, int)}. */
    Optional<BookMention> named(ScannedText text, int end, int floor) {
        return first(text, (finder, seen) -> finder.named(seen, end, floor));
    }

    /** As {@link BookFinder#at}. */
    Optional<BookMention> at(ScannedText text, int start) {
        return first(text, (finder, seen) -> finder.at(seen, start));
    }

    private Optional<BookMention> first(
            ScannedText text, BiFunction<BookFinder, ScannedText, Optional<BookMention>> look) {
        Optional<BookMention> weak = Optional.empty();
        for (BookFinder finder : finders) {
            Optional<BookMention> found =
                    look.apply(finder, text.in(finder.language())).map(mention -> mention.in(finder.language()));
            if (found.isPresent() && found.get().weight().compareTo(NameConfidence.FRAGMENT) < 0) {
                return found;
            }
            boolean better = found.isPresent()
                    && (weak.isEmpty()
                            || found.get().weight().compareTo(weak.get().weight()) < 0);
            weak = better ? found : weak;
        }
        return weak;
    }

    /** Whether a word for a chapter or a verse stands before the number. */
    boolean isPart(ScannedText text, int number) {
        return finders.stream().anyMatch(finder -> finder.isPart(text.in(finder.language()), number));
    }

    /** Whether the book's own name names nothing else. */
    boolean isSure(Book book) {
        return finders.stream().anyMatch(finder -> finder.isSure(book));
    }

    /** The book that a name names with the number before it. */
    Optional<BookName> numbered(ScannedText text, int number, String word) {
        return finders.stream()
                .filter(finder -> finder.language() == text.language())
                .findFirst()
                .flatMap(finder -> finder.numbered(number, word));
    }
}
