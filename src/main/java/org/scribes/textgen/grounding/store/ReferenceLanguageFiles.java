package org.scribes.textgen.grounding.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.TextLanguage;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.ReferenceLanguage;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

/** Reads the bundled languages of references, for example {@code references/es.tsv}. English is part of the parser. */
@ApplicationScoped
public class ReferenceLanguageFiles {
    private static final int COLUMNS = 3;

    /** The reference finder for the configured languages. */
    @Produces
    @ApplicationScoped
    ReferenceFinder references(GroundingConfig config) {
        return references(config.languages());
    }

    /** A reference finder for the given languages, at least one. */
    public static ReferenceFinder references(List<TextLanguage> languages) {
        return new ScriptureReferences(
                languages.stream().map(ReferenceLanguageFiles::read).toList());
    }

    private static ReferenceLanguage read(TextLanguage language) {
        return language == TextLanguage.EN
                ? ReferenceLanguage.ENGLISH
                : ReferenceLanguage.of(rows("/references/" + EnumNames.of(language) + ".tsv"));
    }

    private static List<ReferenceLanguage.Row> rows(String resource) {
        try (InputStream file = ReferenceLanguageFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + resource);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> row(resource, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceLanguage.Row row(String resource, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(resource + " needs " + COLUMNS + " columns: " + line);
        }
        return new ReferenceLanguage.Row(columns[0], columns[1], columns[2]);
    }
}
