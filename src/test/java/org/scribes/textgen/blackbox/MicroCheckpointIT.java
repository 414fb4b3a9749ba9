package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A checkpoint folder of someone else, asked over HTTP: what llama.cpp continues, word for word. Each takes a server of its
 * own, so there is one checkpoint for each of the decoders' texts; the others are compared where they are computed.
 */
class MicroCheckpointIT {
    private static final Path REFERENCES =
            Path.of("../shared/conformance/decoders").toAbsolutePath().normalize();
    private static final int END_OF_TEXT = 2;

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "phi", "gpt2"})
    void rawPrompt_greedy_isLlamaCppsText(String family) throws Exception {
        Path checkpoint = REFERENCES.resolve(family);
        assumeTrue(Files.isDirectory(checkpoint), () -> "no references in " + checkpoint);
        try (TestingServer server = TestingServer.start(
                        "micro-" + family, Map.of("HF_MODEL_PATH", checkpoint.toString()))
                .awaitReady()) {
            Api api = new Api(server);
            JsonNode cases = Api.json(Files.readString(checkpoint.resolve("expected.json")))
                    .path("cases");
            assertThat(cases).isNotEmpty();
            for (JsonNode reference : cases) {
                JsonNode answer =
                        Api.json(api.post(Api.GENERATE, request(reference)).body());

                assertThat(answer.path("answer").textValue()).isEqualTo(words(reference.path("greedy")));
                assertThat(answer.path("metadata").path("input_tokens").intValue())
                        .isEqualTo(reference.path("prompt").size());
                assertThat(answer.path("metadata").path("model").textValue()).isEqualTo(family);
            }
            HttpResponse<String> chat =
                    api.post(Api.GENERATE, "{\"messages\": [{\"role\": \"user\", \"content\": \"t3\"}]}");
            assertThat(chat.statusCode()).isEqualTo(400);
            assertThat(Api.problem(chat).path("detail").textValue())
                    .startsWith("messages")
                    .contains("chat template");
        }
    }

    private static String request(JsonNode reference) {
        return """
                {"prompt": "%s", "raw": true, "grounding": "off", "temperature": 0, "repetition_penalty": 1,
                 "max_new_tokens": %d}""".formatted(
                words(reference.path("prompt")), reference.path("greedy").size());
    }

    /** The tokenizer has a word a token; the text ends before the token that ends it. */
    private static String words(JsonNode tokens) {
        List<String> words = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (token.intValue() == END_OF_TEXT) {
                break;
            }
            words.add("t" + token.intValue());
        }
        return String.join(" ", words);
    }
}
