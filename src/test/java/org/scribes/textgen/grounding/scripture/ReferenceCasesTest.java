package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.scribes.textgen.grounding.reference.Reference;

/** References in common spellings: one per line in {@code references.csv}. */
class ReferenceCasesTest {
    private final ScriptureReferences references = new ScriptureReferences();

    @ParameterizedTest
    @CsvFileSource(resources = "references.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void text_namesTheseVerses(String text, String osis) {
        List<Reference> found = references.find(text.replace("{shy}", "\u00ad").replace("{zwsp}", "\u200b"));

        assertThat(TestingOsis.verses(found))
                .as(text + " → " + found)
                .containsExactlyInAnyOrderElementsOf(TestingOsis.verses(osis));
        assertThat(found).as(text).allMatch(Reference::exists);
    }
}
