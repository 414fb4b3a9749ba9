package org.scribes.textgen.guard.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.scribes.textgen.guard.LetterTrigrams;

/** Reads the bundled table of letter trigrams. */
public final class LetterTrigramsFile {
    private static final String RESOURCE = "/letters/trigrams.bin";

    private LetterTrigramsFile() {}

    /** Reads the file. */
    public static LetterTrigrams read() {
        try (InputStream file = LetterTrigramsFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + RESOURCE);
            }
            return new LetterTrigrams(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
