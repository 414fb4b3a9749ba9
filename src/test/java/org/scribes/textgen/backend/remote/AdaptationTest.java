package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingLog;
import org.scribes.textgen.observe.TestingMetrics;

/** What servers refuse, in their own words, and what they are asked instead. */
class AdaptationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Behaviour GOOD = Events.streaming(List.of("In", " the", " beginning"));
    private static final String NO_SYSTEM = "{\"error\":{\"message\":\"System role not supported\"}}";
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "req-1",
            new Prompt.Conversation(List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Why?"))),
            List.of(),
            SamplingOptions.DEFAULTS,
            Optional.empty(),
            Delivery.WHOLE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Conversation roles must alternate user/assistant/user/assistant/... | [NO_SYSTEM_ROLE]",
                "After the optional system message, conversation roles must alternate | [NO_SYSTEM_ROLE]",
                "Only user and assistant roles are supported! | [NO_SYSTEM_ROLE]",
                "System role not supported | [NO_SYSTEM_ROLE]",
                "'messages[0].role' does not support 'system' with this model: unsupported value | [NO_SYSTEM_ROLE]",
                "Developer instruction is not enabled for models/gemma-3-27b-it | [NO_SYSTEM_ROLE]",
                "Unexpected role 'system' after role 'user' | [NO_SYSTEM_ROLE]",
                "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead. | [MAX_COMPLETION_TOKENS]",
                "max_tokens: Extra inputs are not permitted | [MAX_COMPLETION_TOKENS]",
                "Unrecognized request argument supplied: stream_options | [NO_STREAM_OPTIONS]",
                "unknown fields: stream_options, max_tokens | [NO_STREAM_OPTIONS, MAX_COMPLETION_TOKENS]",
                // not these
                "max_tokens is too large: 400 | []",
                "max_tokens must be at most 256 | []",
                "Invalid 'max_tokens': integer above maximum value | []",
                "Invalid role: system | [NO_SYSTEM_ROLE]",
                "'max_tokens' or 'max_completion_tokens' is too large. The maximum context length is 9 | []",
                "temperature must be positive | []",
                "The system is busy | []",
                "internal error | []",
            })
    void refusal_saysWhatMayHelp(String said, String asked) {
        String body = "{\"error\":{\"message\":" + JSON.valueToTree(said) + "}}";

        assertThat(Adaptation.askedFor(ErrorBody.of(body, JSON))).hasToString(asked);
    }

    @Test
    void whatHelped_isRememberedAndToldOnce() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(Events.status(400, NO_SYSTEM), GOOD);
                TestingLog log = new TestingLog(ModelAdaptations.class)) {
            TextBackend hub = TestingHubBackend.at(upstream.uri(), new TestingMetrics(), Map.of());

            assertThat(ask(hub)).isEqualTo("In the beginning");
            assertThat(ask(hub)).isEqualTo("In the beginning");

            assertThat(upstream.requests()).hasSize(3);
            assertThat(upstream.requests().get(0).body()).contains("\"role\":\"system\"");
            assertThat(upstream.requests().subList(1, 3))
                    .allSatisfy(request -> assertThat(request.body())
                            .doesNotContain("\"role\":\"system\"")
                            .contains("Be brief.\\n\\nWhy?"));
            assertThat(log.lines()).containsExactly("upstream_adapted model=org/model adaptation=no_system_role");
        }
    }

    @Test
    void whatDidNotHelp_isForgotten() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(Events.status(400, NO_SYSTEM))) {
            TextBackend hub = TestingHubBackend.at(upstream.uri(), new TestingMetrics(), Map.of());

            assertThat(ask(hub)).isEqualTo("UPSTREAM_ERROR");
            upstream.behave(GOOD);
            assertThat(ask(hub)).isEqualTo("In the beginning");

            assertThat(upstream.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains("\"role\":\"system\""));
        }
    }

    /** A reader who has seen text must not see it twice. */
    @Test
    void refusalInTheMiddleOfAnAnswer_isNoReasonToAskInOtherWords() throws IOException {
        String half = Events.token("In") + "data: " + NO_SYSTEM + "\n\n";
        try (TestingUpstream upstream =
                new TestingUpstream((request, connection) -> connection.whole(200, "text/event-stream", half))) {
            TextBackend hub = TestingHubBackend.at(upstream.uri(), new TestingMetrics(), Map.of());

            assertThat(ask(hub)).isEqualTo("UPSTREAM_ERROR");

            assertThat(upstream.requests())
                    .allSatisfy(request -> assertThat(request.body()).contains("\"role\":\"system\""));
        }
    }

    private static String ask(TextBackend hub) {
        return new TestingChain(new TestingMetrics(), List.of(hub))
                .ask(REQUEST, new Cancellation(Duration.ofSeconds(30), System::nanoTime))
                .result();
    }
}
