package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.scribes.textgen.grounding.reference.Reference;

class ReferenceFuzzTest {
    private final ScriptureReferences references = new ScriptureReferences();

    @FuzzTest
    void anyText_hasOrderedReferencesWithinItsBounds(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = 0;
        for (Reference reference : references.find(text)) {
            assertThat(reference.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(reference.places()).allMatch(places -> places.last() < Verses.known());
            end = reference.span().end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }
}
