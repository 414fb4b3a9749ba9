package org.scribes.textgen.generation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.FoundVerses;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.VerseReader;

/** Looks up verses of the Bible that grounding uses. A lookup is short, so it needs no permit. */
@ApplicationScoped
public class VerseService {
    private final VerseReader verses;
    private final GenerationService generation;

    @Inject
    VerseService(Canon canon, ReferenceFinder references, GenerationService generation) {
        this.verses = new VerseReader(canon, references);
        this.generation = generation;
    }

    /**
     * The verses that {@code reference} names. Waits for the Bible if it is being loaded; with the policy {@code off} the
     * first request loads it.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER as {@link VerseReader#read} says; OVERLOADED if
     *     the server is stopping; TIMEOUT if the Bible was loaded too late
     */
    public FoundVerses read(String reference, Optional<String> translation, Cancellation cancellation) {
        return generation.whileActive(cancellation, () -> {
            FoundVerses found = verses.read(reference, translation);
            // the first request may have waited for the Bible
            cancellation.throwIfCancelled();
            return found;
        });
    }
}
