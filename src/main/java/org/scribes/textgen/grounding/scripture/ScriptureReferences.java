package org.scribes.textgen.grounding.scripture;

import java.util.List;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;

/**
 * Finds references to the Bible in English and other languages: {@code John 3:16, 18; 4:1}, {@code II Tim 2}, {@code
 * vv. 3-5}. The places are numbers of {@link Verses}. The names are short OSIS forms joined by commas: {@code
 * John.3.16,John.3.18,John.4.1}.
 *
 * <p>Every reference contains a number, so other text is scanned quickly.
 */
public final class ScriptureReferences implements ReferenceFinder {
    private static final Books ENGLISH = new Books(List.of(ReferenceLanguage.ENGLISH));

    private final Books books;

    /** Reads English references. */
    public ScriptureReferences() {
        this.books = ENGLISH;
    }

    /** Reads references in the given languages, at least one; the first one wins for names that several have. */
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
