package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/** What servers were reported to send, byte by byte, and what comes of it: the lines of {@code upstream.jsonl}. */
class UpstreamCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 3;
    /** Dates have whole seconds: a wait until two from now is longer than one. */
    private static final int SECONDS_AHEAD = 2;

    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");
    private static final TestingUpstream UPSTREAM = new TestingUpstream(Events.streaming(List.of("In")));
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "req-1",
            new Prompt.Text("Who was Barnabas?", false),
            List.of(new Passage(
                    "a",
                    "Joses, who by the apostles was also called Barnabas",
                    Optional.of("Acts 4:36"),
                    Optional.empty())),
            SamplingOptions.DEFAULTS,
            Optional.empty(),
            Delivery.WHOLE);

    /** One line. */
    private record Case(String name, JsonNode line) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(UpstreamCasesTest.class.getResourceAsStream("upstream.jsonl"))) {
            List<Case> cases = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                JsonNode document = JSON.readTree(line);
                cases.add(new Case(document.path("name").textValue(), document));
            }
            return cases.stream();
        }
    }

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void close() throws IOException {
        LOG.setLevel(null);
        UPSTREAM.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatTheServerSends_isReadOrRefused(Case one) {
        JsonNode expect = one.line().path("expect");
        Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), System::nanoTime);

        Outcome outcome = ask(one, cancellation);

        if (expect.has("answer")) {
            assertThat(outcome.result()).isEqualTo(expect.path("answer").textValue());
            assertThat(outcome.text()).isEqualTo(outcome.result());
        }
        if (expect.has("code")) {
            assertThat(outcome.result()).isEqualTo(expect.path("code").textValue());
        }
        if (expect.has("finish_reason")) {
            Completion completion = outcome.answer().orElseThrow().completion();
            assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
            assertThat(completion.warnings()).anyMatch(warning -> warning.contains("content filter"));
        }
        if (expect.has("broken_off")) {
            assertThat(outcome.result()).isEqualTo("UPSTREAM_ERROR");
            assertThat(UPSTREAM.calls()).isEqualTo(ATTEMPTS);
        }
        if (expect.has("calls")) {
            assertThat(UPSTREAM.calls()).isEqualTo(expect.path("calls").intValue());
        }
        if (expect.has("waited_seconds")) {
            assertThat(cancellation.elapsed()).isGreaterThan(Duration.ofSeconds(SECONDS_AHEAD - 1));
        }
    }

    private static Outcome ask(Case one, Cancellation cancellation) {
        TestingMetrics metrics = new TestingMetrics();
        Behaviour first = (request, connection) -> {
            byte[] body = one.line().path("body").textValue().getBytes(UTF_8);
            List<String> headers = new ArrayList<>(List.of("Content-Length: " + body.length));
            one.line()
                    .path("headers")
                    .properties()
                    .forEach(header -> headers.add(
                            header.getKey() + ": " + dated(header.getValue().textValue())));
            connection
                    .head(one.line().path("status").intValue(), headers.toArray(String[]::new))
                    .raw(body);
        };
        Behaviour second = one.line().has("second_call")
                ? (request, connection) -> connection.whole(
                        200, "text/event-stream", one.line().path("second_call").textValue())
                : first;
        UPSTREAM.behave(first, second);
        return new TestingChain(metrics, List.of(TestingHubBackend.at(UPSTREAM.uri(), metrics, Map.of())))
                .ask(REQUEST, cancellation);
    }

    private static String dated(String header) {
        return header.startsWith("<now")
                ? ZonedDateTime.now(ZoneOffset.UTC)
                        .plusSeconds(SECONDS_AHEAD)
                        .format(DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH))
                : header;
    }
}
