package org.scribes.textgen.template;

import static org.scribes.textgen.HostileText.shape;
import static org.scribes.textgen.template.TestingTemplates.compile;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

/** Templates that come with a model, and messages for them. */
@Tag("full")
class HostileDoublingTest {
    @Test
    void messages_areRenderedInTimeThatGrowsWithThem() {
        Doubling.assertLinear(
                rendered("message as a number", "int", "1", ""),
                rendered("message as a number with a letter", "int", "1", "x"),
                rendered("message as a number of many parts", "float", "1_1", ""),
                rendered("message in title case", "title", "aΣ", ""),
                rendered("message in small letters", "lower", "Σ'", ""),
                rendered("message without its white space", "trim", " ", "a"),
                rendered("message as JSON", "tojson", "\u2028<", ""),
                rendered("message indented", "indent", "\n", ""),
                called("message cut at its white space", "split()", " a"),
                called("message cut from its end", "rsplit('</think>', 1)", "</think"),
                called("message with all replaced", "replace('</think>', '')", "</think"));
    }

    @Test
    void templates_areReadInTimeThatGrowsWithThem() {
        Doubling.assertLinear(
                shape("template of digits", "{{ ", "1", " }}", HostileDoublingTest::read),
                shape("template of digits and underscores", "{{ 1", "_1", ".5 }}", HostileDoublingTest::read),
                shape("template of brackets", "{{ ", "(", " }}", HostileDoublingTest::read),
                shape("template of ends of raw text", "{% raw %}", "{% endraw x", "", HostileDoublingTest::read),
                shape("template of comments without end", "{#", HostileDoublingTest::read),
                shape("template of white space", "", " ", "{%- x", HostileDoublingTest::read),
                shape("template of braces", "{ {", HostileDoublingTest::read),
                shape("template of an escaped string", "{{ '", "\\x41", "' }}", HostileDoublingTest::read));
    }

    private static Doubling rendered(String name, String filter, String unit, String after) {
        return render(name, "| " + filter, unit, after);
    }

    private static Doubling called(String name, String call, String unit) {
        return render(name, "." + call, unit, "");
    }

    private static Doubling render(String name, String operation, String unit, String after) {
        ChatTemplate template = compile("{{ messages[0].content " + operation + " }}");
        return shape(name, "", unit, after, content -> {
            try {
                template.render(List.of(new TemplateMessage("user", content)), List.of(), true);
            } catch (GenerationException e) {
                // a number too large, or more text than one rendering may make
            }
        });
    }

    private static void read(String template) {
        try {
            compile(template);
        } catch (ModelLoadException e) {
            // none that can be used
        }
    }
}
