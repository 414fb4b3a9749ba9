package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Whatever value a field has, a request is read or refused by a name, and nothing else happens. */
class OpenAiReadingPropertyTest {
    private static final List<String> PLAIN = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "2",
            "0.5",
            "1e9",
            "99999999999999999999",
            "\"\"",
            "\"secret\"",
            "\"tiny\"",
            "\"text\"",
            "\"user\"",
            "\"auto\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}");
    private static final List<String> KEYS = List.of(
            "type",
            "text",
            "role",
            "content",
            "document",
            "id",
            "function",
            "format",
            "7",
            "tool_calls",
            "tool_call_id",
            "source",
            "data");
    private static final List<String> CHAT = List.of(
            "model",
            "messages",
            "max_tokens",
            "max_completion_tokens",
            "n",
            "stream",
            "stream_options",
            "temperature",
            "top_p",
            "top_k",
            "repetition_penalty",
            "frequency_penalty",
            "presence_penalty",
            "logit_bias",
            "seed",
            "stop",
            "logprobs",
            "top_logprobs",
            "response_format",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "functions",
            "modalities",
            "audio",
            "web_search_options",
            "grammar",
            "reasoning_effort",
            "user",
            "passages",
            "grounding",
            "truncate",
            "cache");
    private static final List<String> COMPLETION = List.of(
            "model",
            "prompt",
            "max_tokens",
            "n",
            "best_of",
            "stream",
            "temperature",
            "typical_p",
            "logprobs",
            "echo",
            "suffix",
            "do_sample",
            "watermark",
            "truncate",
            "stop",
            "passages",
            "response_format");
    private static final List<String> RESPONSE = List.of(
            "model",
            "input",
            "instructions",
            "max_output_tokens",
            "stream",
            "truncation",
            "text",
            "tools",
            "include",
            "top_logprobs",
            "previous_response_id",
            "conversation",
            "prompt",
            "store",
            "background",
            "reasoning");

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
        return Arbitraries.randomValue(random -> {
            Map<String, String> fields = new TreeMap<>();
            fields.put(asked.substring(1, asked.indexOf("\":")), asked.substring(asked.indexOf(':') + 1));
            for (int i = random.nextInt(5); i > 0; i--) {
                fields.put(names.get(random.nextInt(names.size())), value(random, 3));
            }
            return object(fields);
        });
    }

    private static String value(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind <= 1) {
            return PLAIN.get(random.nextInt(PLAIN.size()));
        }
        int size = random.nextInt(4);
        if (kind == 2) {
            return IntStream.range(0, size)
                    .mapToObj(i -> value(random, depth - 1))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            fields.put(KEYS.get(random.nextInt(KEYS.size())), value(random, depth - 1));
        }
        return object(fields);
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
