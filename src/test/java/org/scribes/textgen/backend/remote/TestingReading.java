package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.ToolOptions;

/** Reads responses to requests with demands. */
final class TestingReading {
    static final BackendDemands TOOLS = new BackendDemands(
            Optional.empty(),
            Optional.of(new ToolOptions("[{\"type\":\"function\"}]", Optional.empty(), Optional.empty())));
    static final BackendDemands SCORES = BackendDemands.logprobs(LogprobOptions.ofAnswer(2));

    private TestingReading() {}

    static GenerationRequest request(BackendDemands demands) {
        return new GenerationRequest(
                        "req-1",
                        new Prompt.Text("Why?", false),
                        List.of(),
                        SamplingOptions.DEFAULTS,
                        Optional.empty(),
                        Delivery.WHOLE)
                .demanding(demands);
    }

    /** Reads a whole answer. */
    static Completion whole(HubProtocol protocol, BackendDemands demands, String body) {
        return read(protocol, demands, body, List.of());
    }

    /** Reads a stream that ends with {@code [DONE]}. */
    static Completion stream(HubProtocol protocol, BackendDemands demands, List<String> documents) {
        String body = documents.stream()
                        .map(document -> "data: " + document.replace("\n", "") + "\n\n")
                        .collect(Collectors.joining())
                + "data: [DONE]\n\n";
        return read(protocol, demands, body, List.of());
    }

    static Completion read(HubProtocol protocol, BackendDemands demands, String body, List<String> stop) {
        GenerationRequest request = request(demands);
        Sampling sampling = new Sampling(
                100,
                0,
                1,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                stop,
                LogitAdjustments.NONE,
                false);
        UpstreamCall call = new UpstreamCall(request, "org/model", sampling, "{}", List.of());
        UpstreamAnswer answer = new UpstreamAnswer(call, piece -> {}, Optional.empty());
        UpstreamReader reader = new UpstreamReader(
                Protocol.of(protocol), new ObjectMapper(), new SafeExcerpt(List.of()), Clock.systemUTC());
        UpstreamResponse response =
                new UpstreamResponse(200, name -> Optional.empty(), new ByteArrayInputStream(body.getBytes(UTF_8)));
        return answer.completion(reader.read(response, answer, request));
    }
}
