package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Whatever value a field has, a request is read or refused by a name, and nothing else happens. */
class OpenAiReadingPropertyTest {
    private static final List<String> CHAT = List.of(
            "model", "messages", "max_tokens", "max_completion_tokens", "n", "stream", "stream_options", "temperature",
            "top_p", "top_k", "repetition_penalty", "frequency_penalty", "presence_penalty", "logit_bias", "seed",
            "stop", "logprobs", "top_logprobs", "response_format", "tools", "tool_choice", "parallel_tool_calls",
            "functions", "modalities", "audio", "web_search_options", "grammar", "reasoning_effort", "user",
            "passages", "grounding", "truncate", "cache");
    private static final List<String> COMPLETION = List.of(
            "model", "prompt", "max_tokens", "n", "best_of", "stream", "temperature", "typical_p", "logprobs", "echo",
            "suffix", "do_sample", "watermark", "truncate", "stop", "passages", "response_format");
    private static final List<String> RESPONSE = List.of(
            "model", "input", "instructions", "max_output_tokens", "stream", "truncation", "text", "tools", "include",
            "top_logprobs", "previous_response_id", "conversation", "prompt", "store", "background", "reasoning");

    @Property(tries = 3000)
    void chat(@ForAll("chatBodies") String body) {
        readOrRefused(TestingOpenAi::chat, body);
    }

    @Property(tries = 1500)
    void completion(@ForAll("completionBodies") String body) {
        readOrRefused(TestingOpenAi::completion, body);
    }

    @Property(tries = 1500)
    void response(@ForAll("responseBodies") String body) {
        readOrRefused(TestingOpenAi::response, body);
    }

    private static void readOrRefused(Function<String, OpenAiRequest> reader, String body) {
        try {
            assertThat(reader.apply(body).requests()).isNotEmpty();
        } catch (GenerationException refusal) {
            assertThat(refusal.code())
                    .isIn(
                            ErrorCode.INVALID_PARAMETER,
                            ErrorCode.EMPTY_PROMPT,
                            ErrorCode.MALFORMED_BODY,
                            ErrorCode.NOT_FOUND);
            assertThat(refusal.getMessage()).doesNotContain("secret");
        }
    }

    @Provide
    Arbitrary<String> chatBodies() {
        return bodies("\"messages\":[{\"role\":\"user\",\"content\":\"Who?\"}]", CHAT);
    }

    @Provide
    Arbitrary<String> completionBodies() {
        return bodies("\"prompt\":\"Who?\"", COMPLETION);
    }

    @Provide
    Arbitrary<String> responseBodies() {
        return bodies("\"input\":\"Who?\"", RESPONSE);
    }

    /** A request with up to four fields of any value, one of which may replace what it asks. */
    private static Arbitrary<String> bodies(String asked, List<String> names) {
        String key = asked.substring(0, asked.indexOf(':'));
        return Arbitraries.maps(Arbitraries.of(names), values())
                .ofMaxSize(4)
                .map(fields -> {
                    String others = fields.entrySet().stream()
                            .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                            .collect(Collectors.joining(","));
                    return "{" + (others.contains(key) ? others : others.isEmpty() ? asked : asked + "," + others)
                            + "}";
                });
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> plain = Arbitraries.of(
                "null", "true", "false", "0", "1", "-1", "2", "0.5", "1e9", "99999999999999999999", "\"\"", "\"secret\"",
                "\"tiny\"", "\"text\"", "\"user\"", "\"auto\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}");
        return Arbitraries.lazyOf(
                () -> plain,
                () -> plain,
                () -> values().list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                () -> Arbitraries.maps(
                                Arbitraries.of(
                                        "type", "text", "role", "content", "document", "id", "function", "format",
                                        "7", "tool_calls", "tool_call_id", "source", "data", "secret"),
                                values())
                        .ofMaxSize(3)
                        .map(OpenAiReadingPropertyTest::object));
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
