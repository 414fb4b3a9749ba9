package org.scribes.textgen.template;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

/** A template and a question of any kind end in a prompt or in one of the two exceptions of the domain. */
class ChatTemplateFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyText_asTemplateAndAsContent(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            TestingTemplates.compile(text)
                    .render(List.of(new TemplateMessage("user", text)), List.of(new Document("t", text)), true);
        } catch (ModelLoadException | GenerationException e) {
            // the two ways to say no
        }
    }
}
