package org.scribes.textgen.grounding.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.problem.FileProblem;

/** Reads translations of the Bible. */
final class TranslationFiles {
    private static final String ALLOWED = "allowed is a file of UTF-8, perhaps by gzip, a verse a line: book, chapter,"
            + " verse and text with tabs between them, such as 1 John, 4, 8 and the text; each verse once, as the King"
            + " James Version counts them";

    private TranslationFiles() {}

    /** A bundled translation, for example {@code WEB}. */
    static SortedMap<Integer, String> own(String name) {
        String resource = "/canon/" + name.toLowerCase(Locale.ROOT) + ".tsv.gz";
        try (InputStream file = TranslationFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + resource);
            }
            return TranslationReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WrongTranslationException e) {
            throw new IllegalStateException(resource + ", " + e.getMessage(), e);
        }
    }

    /**
     * A configured translation.
     *
     * @throws ConfigurationException when the file is missing or invalid
     */
    static SortedMap<Integer, String> added(Path path) {
        try (InputStream file = Files.newInputStream(path)) {
            return TranslationReader.read(file);
        } catch (IOException e) {
            throw new ConfigurationException("textgen.grounding.translations names " + path + ", which "
                    + FileProblem.ofReading(e) + ": " + ALLOWED);
        } catch (WrongTranslationException e) {
            throw new ConfigurationException(
                    "textgen.grounding.translations names " + path + ", " + e.getMessage() + ": " + ALLOWED);
        }
    }
}
