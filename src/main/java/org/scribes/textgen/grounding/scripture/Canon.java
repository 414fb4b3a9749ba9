package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;

/**
 * The text of the Bible in one or more translations, in order of preference; its places are {@link Verses}. {@link
 * #find} lists places of the first translation in canonical order, then places that only later ones have. {@link
 * #nearest} prefers the first translation among equals and reads at most the first {@value #LONGEST_NEAREST} words. An
 * empty phrase is held, but found nowhere.
 */
public interface Canon extends KnownText {
    /** The maximum number of words for {@link #nearest}: more than any answer has, and few enough to be fast. */
    int LONGEST_NEAREST = 500;

    /** The Bible in the given translations, at least one; the first is preferred. */
    static Canon of(List<Translation> translations) {
        return new Translations(translations);
    }

    /** The names of the translations, for example {@code WEB}, in order. */
    List<String> translations();

    /** The text of {@code places} in one translation; empty if it lacks a verse. */
    Optional<String> text(String translation, Places places);

    /** The verse in the first translation that has it. */
    default Optional<String> text(Book book, int chapter, int verse) {
        return Verses.ordinal(book, chapter, verse).stream()
                .boxed()
                .findFirst()
                .flatMap(ordinal -> text(new Places(ordinal, ordinal)));
    }

    /** The text of a reference, with an ellipsis between its places; empty if some text is missing. */
    default Optional<String> text(Reference reference) {
        List<String> texts = new ArrayList<>();
        reference.places().forEach(places -> text(places).ifPresent(texts::add));
        boolean whole = reference.exists() && texts.size() == reference.places().size() && !texts.isEmpty();
        return whole ? Optional.of(String.join(" … ", texts)) : Optional.empty();
    }

    /** The number of verses of the chapter; 0 if there is no such chapter. */
    default int verses(Book book, int chapter) {
        return book.verses(chapter);
    }
}
