package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.grounding.scripture.Book;
import org.scribes.textgen.grounding.scripture.Verses;

/** Knows references by full names: {@code 1 John 4:8} and {@code Romans 8:28-30}. */
public final class TestingReferences implements ReferenceFinder {
    private static final Pattern REFERENCE =
            Pattern.compile("((?:[1-3] )?[A-Z][a-z]+(?: of Solomon)?) (\\d{1,3}):(\\d{1,3})(?:[-–](\\d{1,3}))?");

    @Override
    public List<Reference> find(CharSequence text) {
        List<Reference> found = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1).replace("Psalm ", "Psalms ");
            Optional<Book> book = Book.named(name.equals("Psalm") ? "Psalms" : name);
            if (book.isPresent()) {
                found.add(reference(matcher, book.get()));
            }
        }
        return found;
    }

    private static Reference reference(Matcher matcher, Book book) {
        int chapter = Integer.parseInt(matcher.group(2));
        int first = Integer.parseInt(matcher.group(3));
        int last = matcher.group(4) == null ? first : Integer.parseInt(matcher.group(4));
        Span span = new Span(matcher.start(), matcher.end());
        OptionalInt from = Verses.ordinal(book, chapter, first);
        OptionalInt to = Verses.ordinal(book, chapter, last);
        if (from.isEmpty() || to.isEmpty()) {
            return new Reference(span, book.osis() + "." + chapter + "." + first, List.of(), false);
        }
        Places places = new Places(from.getAsInt(), to.getAsInt());
        return new Reference(span, Verses.osis(places), List.of(places), true);
    }
}
