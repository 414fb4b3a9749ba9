package org.scribes.textgen.backend.local.checkpoint.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Templates of real models, against what Jinja2 3.1 renders of them. */
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
        reference.get("cases").forEach(testCase -> check(template, testCase));
        assertThat(template.readsDocuments()).isEqualTo(name.equals("scribes-tiny"));
    }

    private static void check(ChatTemplate template, JsonNode testCase) {
        List<Turn> turns = elements(testCase, "messages")
                .map(turn ->
                        new Turn(turn.get("role").asText(), turn.get("content").asText()))
                .toList();
        List<Document> documents = elements(testCase, "documents")
                .map(document -> new Document(
                        document.get("title").asText(), document.get("text").asText()))
                .toList();
        boolean prompts = testCase.get("add_generation_prompt").asBoolean();
        if (testCase.has("error")) {
            assertThatThrownBy(() -> template.render(turns, documents, prompts))
                    .isInstanceOfSatisfying(
                            GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER))
                    .hasMessage(testCase.get("error").asText());
        } else {
            assertThat(template.render(turns, documents, prompts))
                    .isEqualTo(testCase.get("rendered").asText());
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

    private static Stream<JsonNode> elements(JsonNode node, String field) {
        return node.has(field) ? StreamSupport.stream(node.get(field).spliterator(), false) : Stream.empty();
    }
}
