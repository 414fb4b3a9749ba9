package org.scribes.textgen.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Templates and conversations for tests. */
final class TestingTemplates {
    static final Map<String, String> SPECIAL_TOKENS = Map.of("bos_token", "<s>", "eos_token", "</s>");
    static final List<TemplateMessage> QUESTION = List.of(new TemplateMessage("user", "What is grace?"));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T07:08:09Z"), ZoneOffset.UTC);

    private TestingTemplates() {}

    static ChatTemplate compile(String source) {
        return ChatTemplate.compile("chat_template.jinja", source, SPECIAL_TOKENS, CLOCK, () -> 0);
    }

    static String render(String source, TemplateMessage... turns) {
        return compile(source).render(turns.length == 0 ? QUESTION : List.of(turns), List.of(), true);
    }

    static JsonNode resource(String name) {
        try (InputStream in = TestingTemplates.class.getResourceAsStream("/chat-templates/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<TemplateMessage> turns(JsonNode node) {
        return elements(node.get("messages"))
                .map(turn -> new TemplateMessage(
                        turn.get("role").asText(), turn.get("content").asText()))
                .toList();
    }

    static List<Document> documents(JsonNode node) {
        return elements(node.path("documents"))
                .map(document -> new Document(
                        document.get("title").asText(), document.get("text").asText()))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
