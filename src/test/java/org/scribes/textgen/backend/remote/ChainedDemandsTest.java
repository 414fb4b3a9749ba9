package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.extractive.TestingInquiries;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ToolCall;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** Demands on their way through attempts, filters and failover. */
@Timeout(30)
class ChainedDemandsTest {
    private static final String CALL = """
            {"choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"a",
             "type":"function","function":{"name":"find","arguments":"{}"}}]},"finish_reason":null}]}""";
    private static final String END = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}";

    private final TestingMetrics metrics = new TestingMetrics();
    private final TestingUpstream upstream = new TestingUpstream(streaming(CALL, END, "[DONE]"));
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(20), System::nanoTime);

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    private static TestingUpstream.Behaviour streaming(String... documents) {
        return (request, connection) -> {
            connection.stream();
            for (String document : documents) {
                connection.chunk("data: " + document.replace("\n", "") + "\n\n");
            }
            connection.end();
        };
    }

    private TestingChain chain(TextBackend... more) {
        RemoteBackend api = TestingHubBackend.at(upstream.uri(), metrics, Map.of());
        return new TestingChain(metrics, more.length == 0 ? List.of(api) : List.of(api, more[0]));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void toolCalls_reachTheClient(Delivery delivery) {
        Outcome outcome = chain().ask(TestingChain.request(delivery).demanding(TestingReading.TOOLS), cancellation);

        Completion completion = outcome.answer().orElseThrow().completion();
        assertThat(completion.toolCalls()).containsExactly(new ToolCall("a", "find", "{}"));
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.text()).isEmpty();
        assertThat(upstream.requests().get(0).body()).contains("\"tools\":[{\"type\":\"function\"}]");
    }

    @Test
    void failedRequestWithDemands_isNotAnsweredWithoutThem() {
        upstream.behave((request, connection) -> connection.whole(400, "application/json", "{\"error\":\"no tools\"}"));

        Outcome outcome = chain(TestingInquiries.backend())
                .ask(TestingChain.request(Delivery.WHOLE).demanding(TestingReading.TOOLS), cancellation);

        assertThat(outcome.failure())
                .get()
                .extracting(GenerationException::code)
                .isEqualTo(ErrorCode.UPSTREAM_ERROR);
        assertThat(chain(TestingInquiries.backend())
                        .ask(TestingChain.request(Delivery.WHOLE), cancellation)
                        .answer())
                .isPresent();
    }

    @Test
    void scores_reachTheClient() {
        upstream.behave(streaming("""
                {"choices":[{"delta":{"content":"In the beginning."},"finish_reason":"stop",
                 "logprobs":{"content":[{"token":"In the beginning.","logprob":-0.5,"bytes":null}]}}]}""", "[DONE]"));

        Outcome outcome =
                chain().ask(TestingChain.request(Delivery.STREAM_HELD).demanding(TestingReading.SCORES), cancellation);

        assertThat(outcome.answer()
                        .orElseThrow()
                        .completion()
                        .scores()
                        .orElseThrow()
                        .answer())
                .hasSize(1);
    }
}
