package org.scribes.textgen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

/** Against what Jinja2 3.1 renders. */
class ChatTemplateConformanceTest {
    private static final Path REFERENCES = Path.of("../shared/conformance/chat-templates");

    @ParameterizedTest
    @ValueSource(strings = {"scribes-tiny", "llama3_1", "gemma3", "qwen3", "deepseek_v3"})
    void realTemplate_rendersAsJinja2(String name) throws IOException {
        Path file = REFERENCES.resolve(name).resolve("expected.json");
        assumeTrue(Files.exists(file), "the shared conformance references are not here");
        JsonNode reference = new ObjectMapper().readTree(file.toFile());
        ChatTemplate template = ChatTemplate.compile(
                "tokenizer_config.json", reference.get("chat_template").asText(), specialTokens(reference));

        assertThat(reference.get("cases")).isNotEmpty();
        reference
                .get("cases")
                .forEach(testCase ->
                        checkOutcome(template, testCase, testCase.path("rendered"), testCase.path("error")));
        assertThat(template.readsDocuments()).isEqualTo(name.equals("scribes-tiny"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manners")
    void templateInTheMannerOfARealOne_rendersAsJinja2(String name, JsonNode manner, JsonNode conversations) {
        String source = TestingTemplates.elements(manner.get("template"))
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
        ChatTemplate template = TestingTemplates.compile(source);

        for (int i = 0; i < conversations.size(); i++) {
            JsonNode expected = manner.get("expected").get(i);
            checkOutcome(template, conversations.get(i), expected.path("rendered"), expected.path("raised"));
        }
        assertThat(template.readsDocuments())
                .isEqualTo(manner.get("reads_documents").asBoolean());
    }

    static Stream<Arguments> manners() {
        JsonNode resource = TestingTemplates.resource("manners.json");
        return TestingTemplates.elements(resource.get("templates"))
                .map(manner -> arguments(manner.get("name").asText(), manner, resource.get("conversations")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("points")
    void point_isAsInJinja2(String group, String source, JsonNode point, List<TemplateMessage> turns) {
        if (point.path("refused").asBoolean()) {
            assertThatThrownBy(() -> TestingTemplates.compile(source))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageStartingWith("chat_template.jinja: the chat template cannot be used: ");
            return;
        }
        ChatTemplate template = TestingTemplates.compile(source);
        if (point.has("rendered")) {
            assertThat(template.render(turns, List.of(), true))
                    .isEqualTo(point.get("rendered").asText());
        } else {
            ErrorCode code =
                    point.path("fails").asBoolean() ? ErrorCode.GENERATION_FAILED : ErrorCode.INVALID_PARAMETER;
            assertThatThrownBy(() -> template.render(turns, List.of(), true))
                    .isInstanceOfSatisfying(
                            GenerationException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining(point.path("raised").asText());
        }
    }

    static Stream<Arguments> points() {
        JsonNode resource = TestingTemplates.resource("points.json");
        List<TemplateMessage> turns = TestingTemplates.turns(resource);
        return TestingTemplates.elements(resource.get("points"))
                .map(point -> arguments(
                        point.get("group").asText(), point.get("template").asText(), point, turns));
    }

    private static void checkOutcome(ChatTemplate template, JsonNode request, JsonNode rendered, JsonNode error) {
        List<TemplateMessage> turns = TestingTemplates.turns(request);
        List<Document> documents = TestingTemplates.documents(request);
        boolean prompts = request.get("add_generation_prompt").asBoolean();
        if (error.isMissingNode()) {
            assertThat(template.render(turns, documents, prompts)).isEqualTo(rendered.asText());
        } else {
            GenerationException thrown =
                    catchThrowableOfType(GenerationException.class, () -> template.render(turns, documents, prompts));
            assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
            assertThat(thrown).hasMessage(error.asText());
        }
    }

    private static Map<String, String> specialTokens(JsonNode reference) {
        Map<String, String> tokens = new HashMap<>();
        for (String name : List.of("bos_token", "eos_token")) {
            if (reference.hasNonNull(name)) {
                tokens.put(name, reference.get(name).asText());
            }
        }
        return tokens;
    }
}
