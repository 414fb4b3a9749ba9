package org.scribes.textgen.backend.local.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.TestingTokenizers;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.guard.RequestCleaner;
import org.scribes.textgen.template.ChatTemplate;

/**
 * Puts every control token of every available tokenizer into every text of a request, and checks that none is
 * recognised.
 */
class SmuggledTokensTest {
    private static final Path TEMPLATES = Path.of("../shared/conformance/chat-templates");
    private static final Path DECODERS = Path.of("../shared/conformance/decoders");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HARMLESS = "harmless";
    private static final Pattern MARKER = Pattern.compile("<[|｜][^<>|｜]*[|｜]>|<(?:start|end)_of_turn>");

    @TempDir
    Path folder;

    @Test
    void embeddedModel_recognisesNone() throws IOException {
        Path installed = EmbeddedModel.install(folder);
        assertNoneCounts(installed, ChatTemplateFile.read(installed), 6);
    }

    @Test
    void byteFallbackTokenizer_recognisesNone() throws IOException {
        TestingTokenizers.writeByteFallback(folder);
        assertNoneCounts(folder, Optional.of(plain()), 4);
    }

    @Test
    void foldingTokenizer_recognisesNone() throws IOException {
        TestingTokenizers.writeFolding(folder);
        assertNoneCounts(folder, Optional.of(plain()), 5);
    }

    /** Uses the markers of the family's chat template. */
    @ParameterizedTest
    @ValueSource(strings = {"llama3_1", "gemma3", "qwen3", "deepseek_v3"})
    void modelFamily_recognisesNone(String family) throws IOException {
        Path file = TEMPLATES.resolve(family).resolve("expected.json");
        assumeTrue(Files.exists(file), "the shared conformance references are not here");
        JsonNode reference = JSON.readTree(file.toFile());
        Map<String, String> named = new LinkedHashMap<>();
        for (String name : List.of("bos_token", "eos_token")) {
            if (reference.path(name).isTextual()) {
                named.put(name, reference.get(name).asText());
            }
        }
        String template = reference.get("chat_template").asText();
        Set<String> controls = new LinkedHashSet<>(named.values());
        Matcher marker = MARKER.matcher(template);
        while (marker.find()) {
            controls.add(marker.group());
        }
        TestingTokenizers.writeByteLevel(folder, controls);

        assertNoneCounts(
                folder, Optional.of(ChatTemplate.compile("tokenizer_config.json", template, named)), controls.size());
    }

    /** Covers the checkpoints beside the project; most contain only words. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral", "phi3", "phi", "qwen2", "qwen3", "gpt2"})
    void availableCheckpoint_recognisesNone(String name) throws IOException {
        Path checkpoint = DECODERS.resolve(name);
        assumeTrue(Files.isDirectory(checkpoint), "the shared conformance checkpoints are not here");
        assertNoneCounts(checkpoint, Optional.of(plain()), 0);
    }

    private static ChatTemplate plain() {
        return ChatTemplate.compile(
                "chat_template.jinja", "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}", Map.of());
    }

    private static void assertNoneCounts(Path checkpoint, Optional<ChatTemplate> template, int least)
            throws IOException {
        JsonNode added =
                JSON.readTree(checkpoint.resolve("tokenizer.json").toFile()).path("added_tokens");
        assertThat(added.size()).isGreaterThanOrEqualTo(least);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint)) {
            PromptEncoder encoder = new PromptEncoder(tokenizer, template);
            for (JsonNode token : added) {
                assertNeverRead(
                        encoder,
                        token.path("content").asText(),
                        token.path("id").asInt());
            }
        }
    }

    private static void assertNeverRead(PromptEncoder encoder, String token, int id) {
        int middle = token.offsetByCodePoints(0, token.codePointCount(0, token.length()) / 2);
        String first = token.substring(0, middle);
        String second = token.substring(middle);
        for (int field = 0; field < 7; field++) {
            long baseline = count(encoder, id, request(field, HARMLESS, HARMLESS));
            for (String text :
                    List.of(token, "a" + token + token + "b", first + "\u200b" + second, first + "\u0000" + second)) {
                assertThat(count(encoder, id, request(field, text, HARMLESS)))
                        .as("%s in field %d", token, field)
                        .isEqualTo(baseline);
            }
            assertThat(count(encoder, id, request(field, first, second)))
                    .as("%s from field %d on", token, field)
                    .isEqualTo(baseline);
        }
    }

    /** Puts a hostile text into one field and a possible completion into the next. */
    private static GenerationRequest request(int field, String text, String next) {
        String[] texts = {"a", "b", "c", "d", "e", "f", "g", "h"};
        texts[field] = text;
        texts[field + 1] = next;
        Prompt prompt = field == 0
                ? new Prompt.Text(texts[0], false)
                : new Prompt.Conversation(List.of(
                        new Message(Role.SYSTEM, texts[1]),
                        new Message(Role.USER, texts[2]),
                        new Message(Role.ASSISTANT, texts[3]),
                        new Message(Role.USER, texts[7])));
        Passage passage = new Passage("1", texts[5], Optional.of(texts[4]), Optional.empty());
        Passage other = new Passage("2", "text", Optional.empty(), Optional.of(texts[6]));
        return RequestCleaner.clean(new GenerationRequest(
                        "id",
                        prompt,
                        List.of(passage, other),
                        SamplingOptions.DEFAULTS,
                        Optional.empty(),
                        Delivery.WHOLE))
                .request();
    }

    private static long count(PromptEncoder encoder, int id, GenerationRequest request) {
        return Arrays.stream(encoder.encode(request))
                .filter(token -> token == id)
                .count();
    }
}
