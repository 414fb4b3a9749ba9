package org.scribes.textgen.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A text in a language, from one of the files in {@code prose}.
 *
 * @param language as the file names it
 */
record TestingSentences(String language, String text) {
    /** The texts of a file in order. */
    static List<TestingSentences> read(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(TestingSentences.class.getResourceAsStream("prose/" + file))),
                UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .map(columns -> new TestingSentences(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
