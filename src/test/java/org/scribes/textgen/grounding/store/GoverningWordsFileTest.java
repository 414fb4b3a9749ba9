package org.scribes.textgen.grounding.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.grounding.text.GoverningWords;
import org.scribes.textgen.grounding.text.Words;

class GoverningWordsFileTest {
    private static List<String[]> rows() throws IOException {
        try (InputStream file = GoverningWordsFileTest.class.getResourceAsStream("/grounding/governing-words.tsv")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    @Test
    void everyWord_isOneNormalizedWordWithAReason() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String[] row : rows()) {
            assertThat(row).hasSize(4).doesNotContain("");
            Words words = Words.of(row[1]);
            assertThat(words.size()).as(row[1]).isEqualTo(1);
            assertThat(words.key(0)).isEqualTo(row[1]);
            assertThat(seen.add(row[1])).as("twice: %s", row[1]).isTrue();
        }
    }

    /** They are searched in passages of every language, so they must not match English words. */
    @Test
    void wordsOfOtherLanguages_areNotInTheEnglishBible() throws IOException {
        Set<String> english = new HashSet<>();
        TestingCanon.web().values().forEach(verse -> addWords(verse, english));
        TestingCanon.kjv().values().forEach(verse -> addWords(verse, english));
        for (String[] row : rows()) {
            assertThat(!row[0].equals("en") && english.contains(row[1]))
                    .as(row[1])
                    .isFalse();
        }
    }

    @Test
    void kinds_areReadSeparately() {
        GoverningWords words = GoverningWordsFile.read();

        assertThat(words.qualifiers())
                .contains("not", "except", "if", "hardly", "nicht")
                .doesNotContain("said", "god");
        assertThat(words.speechVerbs()).contains("said").doesNotContain("not");
        assertThat(words.voices()).contains("jesus");
    }

    private static void addWords(String verse, Set<String> all) {
        Words words = Words.of(verse);
        for (int i = 0; i < words.size(); i++) {
            all.add(words.key(i));
        }
    }
}
