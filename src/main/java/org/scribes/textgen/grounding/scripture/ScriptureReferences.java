package org.scribes.textgen.grounding.scripture;

import java.util.List;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/**
 * Finds references to the Bible in English text, and in other languages that it is given: {@code John 3:16, 18; 4:1}, {@code II Tim 2}, {@code vv. 3-5}. Their
 * places are the verses that {@link Verses} counts; their names are OSIS in its short form, joined by commas:
 * {@code John.3.16,John.3.18,John.4.1}.
 *
 * <p>Every reference has a number, so prose without digits costs a look at each character.
 */
public final class ScriptureReferences implements ReferenceFinder {
    private static final Books ENGLISH = new Books(List.of(ReferenceLanguage.ENGLISH));

    private final Books books;

    /** Reads English references. */
    public ScriptureReferences() {
        this.books = ENGLISH;
    }

    /** Reads references of these languages, at least one; a name that several have is the first one's. */
    public ScriptureReferences(List<ReferenceLanguage> languages) {
        this.books = new Books(languages);
    }

    @Override
    public List<Reference> find(CharSequence text) {
        return new GrowingReferences(books).find(text, 0);
    }

    @Override
    public Growing growing() {
        return new GrowingReferences(books);
    }
}
