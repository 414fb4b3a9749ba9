package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.grounding.reference.Reference;

class ReferenceFalseAlarmTest {
    private static final int LINES = 20_000;

    private final ScriptureReferences references = new ScriptureReferences();

    @Test
    void linesOfProse_haveNoReferences() {
        Random random = new Random(7);
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String line = TestingProse.line(random);
            for (Reference reference : references.find(line)) {
                alarms.add(reference.name() + " in: " + line);
            }
        }

        assertThat(alarms).isEmpty();
    }

    @Test
    void proseOfManyLines_hasNoReferences() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(TestingProse.line(random)).append(i % 5 == 0 ? "\n\n" : "\n");
        }

        assertThat(references.find(text)).extracting(Reference::name).isEmpty();
    }

    /** Guards the tests above: a reference among the lines is found. */
    @Test
    void referenceAmongProse_isFound() {
        Random random = new Random(13);
        for (int i = 0; i < 1000; i++) {
            String text = TestingProse.line(random) + "\n\nAs Romans 8:28 says.\n\n" + TestingProse.line(random);

            assertThat(references.find(text)).extracting(Reference::name).contains("Rom.8.28");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 3:16 pm",
                "Mark said",
                "job 1",
                "Acts of kindness",
                "John arrived at 3:16",
                "John 2:30 pm meeting",
                "Ruth 3-2 winner",
                "Acts 2.0",
                "Mark 5 seconds",
                "John<3",
                "a king 6-9",
                "OUR job is to 1 humble",
                "We lost a few judges... 5:00Pm",
                "verse 5",
                "chapter 3",
                "John",
                "Matthew ((ESV)",
                "Mark 5/12/2024",
                "PS5",
                "Luke 555-1234",
            })
    void similarText_isNoReference(String text) {
        assertThat(references.find(text)).isEmpty();
    }
}
