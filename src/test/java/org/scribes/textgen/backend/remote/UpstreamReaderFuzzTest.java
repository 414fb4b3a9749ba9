package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.ToolCall;
import org.scribes.textgen.domain.ToolOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;

/** Whatever a server sends is an answer within its limit, or a failure that is known. */
class UpstreamReaderFuzzTest {
    private static final Logger LOG = Logger.getLogger(UpstreamReader.class.getName());
    private static final int MOST_TOKENS = 20;
    private static final GenerationRequest REQUEST = TestingChain.request(Delivery.WHOLE);

    static {
        LOG.setLevel(Level.OFF);
    }

    private static final BackendDemands DEMANDS = new BackendDemands(
            Optional.of(LogprobOptions.ofAnswer(1)),
            Optional.of(new ToolOptions("[]", Optional.empty(), Optional.empty())));

    @FuzzTest
    void anyBytes_areAnAnswerOrAKnownFailure(byte[] body) {
        for (HubProtocol protocol : HubProtocol.values()) {
            for (String type : List.of("text/event-stream", "application/json")) {
                for (int status : new int[] {200, 400, 429, 503}) {
                    read(protocol, status, type, body);
                }
            }
        }
    }

    private static void read(HubProtocol protocol, int status, String type, byte[] body) {
        UpstreamReader reader = new UpstreamReader(
                Protocol.of(protocol), new ObjectMapper(), new SafeExcerpt(List.of()), Clock.systemUTC());
        for (GenerationRequest request : List.of(REQUEST, REQUEST.demanding(DEMANDS))) {
            read(reader, request, status, type, body);
        }
    }

    private static void read(UpstreamReader reader, GenerationRequest request, int status, String type, byte[] body) {
        StringBuilder shown = new StringBuilder();
        UpstreamAnswer answer = new UpstreamAnswer(call(request), shown::append, Optional.empty());
        Map<String, String> headers = Map.of("Content-Type", type);
        UpstreamResponse response = new UpstreamResponse(
                status, name -> Optional.ofNullable(headers.get(name)), new ByteArrayInputStream(body));
        try {
            Completion completion = answer.completion(reader.read(response, answer, request));
            assertThat(completion.text()).isEqualTo(shown.toString());
            assertThat(completion.text().codePointCount(0, completion.text().length()))
                    .isLessThanOrEqualTo(MOST_TOKENS * 7 + 24);
            assertThat(completion.usage().input()).isNotNegative();
            assertThat(completion.usage().generated()).isNotNegative();
            assertThat(completion.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        } catch (TransientFailure | GenerationException known) {
            assertThat(known).hasMessageNotContaining("zebra");
        }
    }

    private static UpstreamCall call(GenerationRequest request) {
        Sampling sampling = new Sampling(
                MOST_TOKENS,
                0,
                1,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of("stop"),
                LogitAdjustments.NONE,
                false);
        return new UpstreamCall(request, "org/model", sampling, "{}", List.of());
    }

    @Property(tries = 100)
    void anyField_isAnAnswerOrAKnownFailure(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String inside) {
        for (String around : List.of(
                "{\"choices\":[%s]}",
                "{\"choices\":[{\"delta\":{\"content\":%s},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":%s},\"logprobs\":{\"content\":%<s},\"finish_reason\":\"tool_calls\"}]}",
                "{\"usage\":%s}",
                "{\"error\":%s}",
                "[{\"generated_text\":\"x\",\"details\":%s}]",
                "%s")) {
            String document = around.formatted(inside);
            anyBytes_areAnAnswerOrAKnownFailure(document.getBytes(UTF_8));
            anyBytes_areAnAnswerOrAKnownFailure(("data: " + document + "\n\n").getBytes(UTF_8));
        }
    }

    @Test
    void oddDocuments_areAnswersOrKnownFailures() {
        for (String document : List.of(
                "{\"choices\":[null]}",
                "{\"choices\":null}",
                "{\"choices\":[{\"delta\":null,\"message\":null,\"text\":null,\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"message\":{\"content\":7},\"finish_reason\":7,\"stop_reason\":{}}]}",
                "{\"choices\":[{\"text\":\"zebra\",\"finish_reason\":\"content_filter\"}]}",
                "{\"choices\":[{\"text\":\"zebra\"}],\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":2147483647}}",
                "{\"usage\":{\"prompt_tokens\":99999999999}}",
                "{\"error\":null}",
                "{\"error\":[]}",
                "{\"error\":{\"code\":503}}",
                "{\"error\":\"zebra\",\"estimated_time\":1e308}",
                "{\"error\":\"zebra\",\"estimated_time\":-5}",
                "{\"token\":{\"text\":null,\"special\":null},\"details\":{\"generated_tokens\":-3}}",
                "{\"generated_text\":\"zebra \\ud83d\",\"details\":null}",
                "null",
                "[]",
                "[[]]",
                "[null]",
                "7",
                "\"zebra\"",
                "[".repeat(100_000))) {
            anyBytes_areAnAnswerOrAKnownFailure(document.getBytes(UTF_8));
            anyBytes_areAnAnswerOrAKnownFailure(("data: " + document + "\r\n\r\n").getBytes(UTF_8));
        }
    }
}
