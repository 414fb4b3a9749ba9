package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.KnownText;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;

/**
 * The wording of the Bible in one or more translations, which are asked in their order; its places are {@link Verses}.
 * {@link #find} names the places of the first translation in the canon's order, then those that only later ones have;
 * {@link #nearest} prefers the first translation among equals, and looks at no more than the first
 * {@value #LONGEST_NEAREST} words. No words at all are held, and found nowhere.
 */
public interface Canon extends KnownText {
    /** As many words as {@link #nearest} looks at: more than any answer has, and few enough for any text to be quick. */
    int LONGEST_NEAREST = 500;

    /** The Bible in these translations, at least one; the first is asked first. */
    static Canon of(List<Translation> translations) {
        return new Translations(translations);
    }

    /** The translations' names, such as {@code WEB}, in their order. */
    List<String> translations();

    /** The whole wording of {@code places} in one translation; empty if it has not all of them. */
    Optional<String> text(String translation, Places places);

    /** The verse, of the first translation that has it. */
    default Optional<String> text(Book book, int chapter, int verse) {
        return Verses.ordinal(book, chapter, verse).stream()
                .boxed()
                .findFirst()
                .flatMap(ordinal -> text(new Places(ordinal, ordinal)));
    }

    /** The whole wording of what is referred to, an ellipsis where it leaves something out; empty if some is not there. */
    default Optional<String> text(Reference reference) {
        List<String> texts = new ArrayList<>();
        reference.places().forEach(places -> text(places).ifPresent(texts::add));
        boolean whole = reference.exists() && texts.size() == reference.places().size() && !texts.isEmpty();
        return whole ? Optional.of(String.join(" … ", texts)) : Optional.empty();
    }

    /** How many verses the chapter has; 0 if there is no such chapter. */
    default int verses(Book book, int chapter) {
        return book.verses(chapter);
    }
}
