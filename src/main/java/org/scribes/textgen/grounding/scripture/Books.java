package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds names of books in several languages. The first language wins, except that a fragment or a guess yields to a
 * better match in another language.
 */
final class Books {
    private final List<BookFinder> finders;

    Books(List<ReferenceLanguage> languages) {
        finders = languages.stream().map(BookFinder::new).toList();
    }

    /** A text in the first language. */
    ScannedText scan(CharSequence text) {
        return new ScannedText(text, finders.get(0).language());
    }

    /** A view of the text for each language. */
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
        return first(text, (finder, view) -> finder.before(view, number, floor));
    }

    /** As {@link BookFinder#named(ScannedText, int, int)}. */
    Optional<BookMention> named(ScannedText text, int end, int floor) {
        return first(text, (finder, view) -> finder.named(view, end, floor));
    }

    /** As {@link BookFinder#mayEndName}. */
    boolean mayEndName(ScannedText text, int end) {
        for (BookFinder finder : finders) {
            if (finder.mayEndName(text.in(finder.language()), end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all numbers from {@code from} on are digits, and {@link #isInert} for all of them. */
    boolean areInert(ScannedText text, int from) {
        int at = text.nextNumber(from);
        while (at < text.length() && text.isDigit(at) && isInert(text, at)) {
            at = text.nextNumber(text.endOfDigits(at));
        }
        return at >= text.length();
    }

    /**
     * Whether no reference can begin with the digits at {@code at} or with a name before them, whatever comes after
     * them. A cheap pre-check.
     */
    private boolean isInert(ScannedText text, int at) {
        boolean alone = !text.isLetter(at - 1) && !text.isDigit(at - 1);
        boolean series = alone && text.number(at) > 0 && text.number(at) <= BookSeries.MOST;
        return !series && !text.isLetter(text.endOfDigits(at)) && !mayEndName(text, at);
    }

    /** As {@link BookFinder#at}. */
    Optional<BookMention> at(ScannedText text, int start) {
        return first(text, (finder, view) -> finder.at(view, start));
    }

    private Optional<BookMention> first(
            ScannedText text, BiFunction<BookFinder, ScannedText, Optional<BookMention>> look) {
        Optional<BookMention> fallback = Optional.empty();
        for (BookFinder finder : finders) {
            Optional<BookMention> found =
                    look.apply(finder, text.in(finder.language())).map(mention -> mention.in(finder.language()));
            if (found.isPresent() && found.get().confidence().compareTo(NameConfidence.FRAGMENT) < 0) {
                return found;
            }
            boolean better = found.isPresent()
                    && (fallback.isEmpty()
                            || found.get().confidence().compareTo(fallback.get().confidence()) < 0);
            fallback = better ? found : fallback;
        }
        return fallback;
    }

    /** Whether a chapter or verse label precedes the number. */
    boolean isLabel(ScannedText text, int number) {
        return finders.stream().anyMatch(finder -> finder.isLabel(text.in(finder.language()), number));
    }

    /** Whether the book's own name has no other meaning. */
    boolean isSure(Book book) {
        return finders.stream().anyMatch(finder -> finder.isSure(book));
    }

    /** The book with the given number and name. */
    Optional<BookName> numbered(ScannedText text, int number, String word) {
        return finders.stream()
                .filter(finder -> finder.language() == text.language())
                .findFirst()
                .flatMap(finder -> finder.numbered(number, word));
    }
}
