package org.scribes.textgen.api.tgi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenUsage;

/** Requests as clients send them, and answers to them. */
final class TestingTgi {
    private TestingTgi() {}

    /** Reads a request for a whole answer of a model that knows its tokens. */
    static TgiQuestion read(String body) {
        return read(body, false, true);
    }

    static TgiQuestion read(String body, boolean stream, boolean scores) {
        TgiRequest request = (TgiRequest) TestingBodies.parse(TgiRequest.class, body);
        return TgiReader.read(request, stream, "req-1", new TgiReader.Defaults(GroundingPolicy.REPAIR, scores));
    }

    /** A question with these parameters. */
    static TgiQuestion asking(String parameters) {
        return read("{\"inputs\": \"Who?\", \"parameters\": " + parameters + "}");
    }

    static String json(Map<String, Object> body) {
        return new String(TestingBodies.JSON.write(body), UTF_8);
    }

    /** The data of the events of a stream. */
    static List<JsonNode> data(String stream) throws IOException {
        List<JsonNode> data = new ArrayList<>();
        for (String line : stream.lines().filter(line -> !line.isEmpty()).toList()) {
            assertThat(line).startsWith("data: ");
            data.add(TestingBodies.JSON.mapper().readTree(line.substring("data: ".length())));
        }
        return data;
    }

    static Completion completion(String text, FinishReason reason) {
        return new Completion(text, reason, "tiny", Mode.LOCAL, TokenUsage.counted(3, 2), 0, List.of());
    }

    static GenerationResult result(Completion completion) {
        return new GenerationResult(
                "req-1", completion, Route.DIRECT, Duration.ofMillis(12), Optional.of(Duration.ofMillis(3)));
    }

    static TokenScore score(int id, String text) {
        return new TokenScore(OptionalInt.of(id), text, List.of(), false, OptionalDouble.of(-0.5), List.of());
    }
}
