package org.scribes.textgen.grounding.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scribes.textgen.grounding.text.GoverningWords;

/** Reads the bundled governing words: a line has the language, the word, its kind and the reason. */
public final class GoverningWordsFile {
    private static final String RESOURCE = "/grounding/governing-words.tsv";
    private static final int COLUMNS = 4;

    private GoverningWordsFile() {}

    /** Reads the file. */
    public static GoverningWords read() {
        Set<String> turning = new HashSet<>();
        Set<String> speaking = new HashSet<>();
        Set<String> voices = new HashSet<>();
        for (String line : lines()) {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalStateException(RESOURCE + " needs " + COLUMNS + " columns: " + line);
            }
            Set<String> kind = switch (columns[2]) {
                case "negation", "exception", "condition", "limit", "doubt" -> turning;
                case "speech" -> speaking;
                case "voice" -> voices;
                default -> throw new IllegalStateException(RESOURCE + " has no kind " + columns[2]);
            };
            kind.add(columns[1]);
        }
        return new GoverningWords(turning, speaking, voices);
    }

    private static List<String> lines() {
        try (InputStream file = GoverningWordsFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + RESOURCE);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
