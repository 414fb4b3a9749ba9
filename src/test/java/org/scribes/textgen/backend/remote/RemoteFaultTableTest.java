package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.DONE;
import static org.scribes.textgen.backend.remote.Events.finish;
import static org.scribes.textgen.backend.remote.Events.status;
import static org.scribes.textgen.backend.remote.Events.streaming;
import static org.scribes.textgen.backend.remote.Events.token;
import static org.scribes.textgen.backend.remote.Events.usage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.TestingStandby;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.generation.pipeline.TestingChain.Outcome;
import org.scribes.textgen.observe.TestingMetrics;

/**
 * What the server does, and what comes of it: for each row the answer (its text, or the code of the error), how often the
 * server was called, and the time it may take. The same rows with a second backend behind are in the second column. The
 * waits are a hundredth of the usual ones; the server may be silent for 0.4 s.
 */
class RemoteFaultTableTest {
    private static final String GOOD = "In the beginning";
    private static final List<String> PIECES = List.of("In", " the", " beginning");
    private static final Duration AT_ONCE = Duration.ofMillis(1500);
    private static final Duration STALLED_TWICE = Duration.ofMillis(2800);
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "req-1",
            new Prompt.Text("What does John 3:16 say?", false),
            List.of(new Passage("a", "In the beginning", Optional.of("Genesis 1:1"), Optional.empty())),
            SamplingOptions.DEFAULTS,
            Optional.empty(),
            Delivery.WHOLE);
    private static final String STANDBY = TestingStandby.TEXT;
    private static final String HALF = token("In") + token(" the");

    /** Every row is logged, as it should be, and is nothing to read here. */
    private static final Logger LOG = Logger.getLogger("org.scribes.textgen.backend");

    private static final TestingUpstream UPSTREAM = new TestingUpstream(streaming(PIECES));
    private static final TestingMetrics METRICS = new TestingMetrics();

    /**
     * One row.
     *
     * @param unasked of the calls, how many are no attempts of their own
     */
    private record Row(
            String name,
            List<Behaviour> behaviours,
            String alone,
            int calls,
            String withStandby,
            int callsWithStandby,
            int unasked,
            Duration within) {
        String documented() {
            return "| %s | %s | %d | %s | %d |".formatted(name, alone, calls, withStandby, callsWithStandby);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(
            String name, String alone, int calls, String withStandby, int callsWithStandby, Behaviour... behaviours) {
        return new Row(name, List.of(behaviours), alone, calls, withStandby, callsWithStandby, 0, AT_ONCE);
    }

    /** A failure that stays: one call, and on to the next backend. */
    private static Row stays(String name, String code, Behaviour behaviour) {
        return row(name, code, 1, STANDBY, 1, behaviour);
    }

    /** A failure that passes: three calls alone, two where another backend is kept waiting. */
    private static Row passes(String name, String code, Behaviour behaviour) {
        return row(name, code, 3, STANDBY, 2, behaviour);
    }

    /** Something that looks odd and is an answer. */
    private static Row answers(String name, Behaviour behaviour) {
        return row(name, GOOD, 1, GOOD, 1, behaviour);
    }

    private static Behaviour body(String text) {
        return (request, connection) -> connection.stream().chunk(text).end();
    }

    static Stream<Row> rows() {
        return Stream.of(plain(), hints(), streams(), framing(), asTheyAre(), endings(), otherWords())
                .flatMap(List::stream);
    }

    private static List<Row> plain() {
        return List.of(
                answers("a whole stream", streaming(PIECES)),
                answers("a whole answer where a stream was asked for", status(200, Events.whole(GOOD))),
                stays("400, of another shape", "UPSTREAM_ERROR", status(400, "{\"error\":\"bad field\"}")),
                stays("400, no provider", "UPSTREAM_MODEL", status(400, """
                        {"error":{"message":"The requested model 'x' is not supported by any provider you have enabled.",
                         "type":"invalid_request_error","param":"model","code":"model_not_supported"}}""")),
                row("400, prompt too long", "PROMPT_TOO_LONG", 1, "PROMPT_TOO_LONG", 1, status(400, """
                        {"error":{"message":"This model's maximum context length is 8192 tokens","code":400}}""")),
                stays("401", "UPSTREAM_AUTH", status(401, "{\"error\":\"Invalid username or password.\"}")),
                stays("402", "UPSTREAM_QUOTA", status(402, """
                        {"error":"You have exceeded your monthly included credits for Inference Providers."}""")),
                stays("403", "UPSTREAM_AUTH", status(403, "{\"error\":{\"message\":\"gated\",\"type\":\"x\"}}")),
                stays("404, no model", "UPSTREAM_MODEL", status(404, "{\"detail\":\"Model org/model not found\"}")),
                stays("404, no such place", "UPSTREAM_ERROR", status(404, "{\"message\":\"no Route matched\"}")),
                stays(
                        "302 to another host",
                        "UPSTREAM_ERROR",
                        (request, connection) ->
                                connection.whole(302, "text/html", "", "Location: http://127.0.0.1:9/")),
                stays(
                        "200 with a login page",
                        "UPSTREAM_ERROR",
                        (request, connection) ->
                                connection.whole(200, "text/html; charset=utf-8", "<html><form>Login</form></html>")),
                stays("200 with JSON that says nothing", "UPSTREAM_ERROR", status(200, "{\"hello\":1}")),
                stays("200 with what is no JSON", "UPSTREAM_ERROR", status(200, "hello")),
                passes("200 with an error in it", "UPSTREAM_ERROR", status(200, "{\"error\":\"oops\"}")),
                passes("408", "UPSTREAM_ERROR", status(408, "")),
                passes("425", "UPSTREAM_ERROR", status(425, "")),
                passes("429", "UPSTREAM_QUOTA", status(429, "{\"message\":\"slow down\"}")),
                row(
                        "429 with Retry-After: 60",
                        "UPSTREAM_QUOTA",
                        1,
                        STANDBY,
                        1,
                        status(429, "{\"error\":\"slow down\"}", "Retry-After: 60")),
                row(
                        "429 with RateLimit",
                        "UPSTREAM_QUOTA",
                        1,
                        STANDBY,
                        1,
                        status(429, "{\"error\":\"slow down\"}", "RateLimit: \"api\";r=0;t=60")),
                row("429, then an answer", GOOD, 2, GOOD, 2, status(429, "{}"), streaming(PIECES)),
                passes("500", "UPSTREAM_ERROR", status(500, "{\"error\":\"CUDA out of memory\"}")),
                passes(
                        "502 with HTML",
                        "UPSTREAM_ERROR",
                        (request, connection) -> connection.whole(502, "text/html", "<html>Bad gateway</html>")),
                passes(
                        "503",
                        "UPSTREAM_ERROR",
                        status(503, "{\"error\":\"overloaded\",\"error_type\":\"overloaded\"}")),
                row("503, loading for 60 s", "MODEL_LOADING", 1, STANDBY, 1, status(503, """
                        {"error":"Model org/model is currently loading","estimated_time":60.0}""")),
                passes("504", "UPSTREAM_ERROR", status(504, "")),
                stays("507, unheard of", "UPSTREAM_ERROR", status(507, "")),
                stays(
                        "422 with 8,000 characters of another script",
                        "UPSTREAM_ERROR",
                        status(422, "{\"error\":\"" + "字".repeat(8_000) + "\"}")),
                stays("401 with 60,000 backslashes", "UPSTREAM_AUTH", status(401, "E401" + "\\".repeat(60_000))));
    }

    private static List<Row> hints() {
        Duration ahead = Duration.ofMinutes(1);
        return List.of(
                waitsTooLong(
                        "429 with Retry-After as RFC 850 dates it",
                        "Retry-After: " + date(ahead, "EEEE, dd-MMM-yy HH:mm:ss 'GMT'")),
                waitsTooLong(
                        "429 with Retry-After as asctime dates it",
                        "Retry-After: " + date(ahead, "EEE MMM ppd HH:mm:ss yyyy")),
                waitsTooLong("429 with Retry-After-Ms: 60000", "Retry-After-Ms: 60000"),
                waitsTooLong("429 with X-RateLimit-Reset-Tokens: 6m0s", "X-RateLimit-Reset-Tokens: 6m0s"),
                row(
                        "429 with X-RateLimit-Reset-Requests: 5ms, then an answer",
                        GOOD,
                        2,
                        GOOD,
                        2,
                        status(429, "{}", "X-RateLimit-Reset-Requests: 5ms"),
                        streaming(PIECES)),
                passes(
                        "500 with X-RateLimit-Reset-Tokens: 6m0s",
                        "UPSTREAM_ERROR",
                        status(500, "", "X-RateLimit-Reset-Tokens: 6m0s")),
                passes("520 of a proxy", "UPSTREAM_ERROR", status(520, "")),
                passes(
                        "524 of a proxy, with HTML",
                        "UPSTREAM_ERROR",
                        (request, connection) -> connection.whole(524, "text/html", "<html>A timeout occurred</html>")),
                passes(
                        "529, overloaded",
                        "UPSTREAM_ERROR",
                        status(529, "{\"error\":{\"type\":\"overloaded_error\"}}")));
    }

    private static Row waitsTooLong(String name, String header) {
        return stays(name, "UPSTREAM_QUOTA", status(429, "{}", header));
    }

    private static String date(Duration ahead, String form) {
        return ZonedDateTime.now(ZoneOffset.UTC).plus(ahead).format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
    }

    /** Framing, types and contents that are not as they should be, and lose nothing. */
    private static List<Row> asTheyAre() {
        String glued = token("In")
                + token(" the").stripTrailing()
                + token(" beginning").substring("data: ".length());
        String joined = (token("In") + token(" the") + token(" beginning")).replace("\n\ndata", "\ndata");
        String rest = finish("stop") + DONE;
        return List.of(
                answers("several chunks in one event", body(joined + rest)),
                answers("two chunks in one line of data", body(glued + rest)),
                answers(
                        "chunks in an array",
                        body("data: [" + joined.replace("data: ", "").strip().replace("\n", ",") + "]\n\n" + rest)),
                answers("[DONE] in the event of the last chunk", body(joined + "data: [DONE]\n\n")),
                stays(
                        "a chunk and garbage in one event",
                        "UPSTREAM_ERROR",
                        body(token("In").stripTrailing() + "garbage\n\n" + rest)),
                answers("empty data", body("data:\n\n" + joined + "data: \n\n" + rest)),
                answers("a comment as data", body("data: : keepalive\n\n" + joined + "data: : keepalive\n\n" + rest)),
                answers("events of the name ping", body("event: ping\ndata: now\n\n" + joined + rest)),
                row(
                        "a field error, prompt too long",
                        "PROMPT_TOO_LONG",
                        1,
                        "PROMPT_TOO_LONG",
                        1,
                        body("error: {\"code\":400,\"message\":\"x\",\"type\":\"exceed_context_size_error\"}\n\n"
                                + DONE)),
                passes("an event error of plain text", "UPSTREAM_ERROR", body("event: error\ndata: worker died\n\n")),
                answers(
                        "content in typed parts",
                        body(Stream.of("In", " the", " beginning")
                                        .map(piece -> token("x")
                                                .replace("\"x\"", "[{\"type\":\"text\",\"text\":\"" + piece + "\"}]"))
                                        .collect(Collectors.joining())
                                + rest)),
                stays(
                        "content in parts of an unknown type",
                        "UPSTREAM_ERROR",
                        body(token("x").replace("\"x\"", "[{\"type\":\"song\",\"text\":\"In\"}]") + rest)),
                answers(
                        "a stream of type application/json, text/event-stream",
                        (request, connection) -> connection.whole(200, "application/json, text/event-stream", whole())),
                answers(
                        "a stream of type application/json",
                        (request, connection) -> connection.whole(200, "application/json", whole())),
                answers(
                        "a whole answer of type text/event-stream",
                        (request, connection) -> connection.whole(200, "text/event-stream", Events.whole(GOOD))),
                answers(
                        "an error beside the answer that is empty",
                        status(200, Events.whole(GOOD).replaceFirst("\\{", "{\"error\":\"\","))),
                stays(
                        "200 with a quota that is used up",
                        "UPSTREAM_QUOTA",
                        status(200, "{\"error\":{\"message\":\"monthly quota exceeded\",\"code\":429}}")),
                passes(
                        "200 with a limit that is reached",
                        "UPSTREAM_QUOTA",
                        status(200, "{\"error\":{\"message\":\"x\",\"status\":\"RESOURCE_EXHAUSTED\"}}")));
    }

    private static String whole() {
        return Events.stream(PIECES);
    }

    private static List<Row> endings() {
        String text = HALF + token(" beginning");
        return List.of(
                answers("[DONE] without a finish_reason", body(text + DONE)),
                passes("[DONE] alone", "UPSTREAM_ERROR", body(DONE)),
                passes("finish_reason network_error", "UPSTREAM_ERROR", body(text + finish("network_error") + DONE)),
                passes("finish_reason other", "UPSTREAM_ERROR", body(text + finish("other") + DONE)),
                passes(
                        "the word null for a finish_reason, then the end",
                        "UPSTREAM_ERROR",
                        body(text + finish("null"))),
                answers("the word null for a finish_reason, then [DONE]", body(text + finish("null") + DONE)),
                passes("an unknown finish_reason, then the end", "UPSTREAM_ERROR", body(text + finish("banana"))),
                answers("an unknown finish_reason, then [DONE]", body(text + finish("banana") + DONE)),
                answers(
                        "an unknown finish_reason of a whole answer",
                        status(200, Events.whole(GOOD).replace("\"stop\"", "\"banana\""))),
                passes(
                        "finish_reason error of a whole answer",
                        "UPSTREAM_ERROR",
                        status(200, Events.whole(GOOD).replace("\"stop\"", "\"error\""))),
                answers("finish_reason SAFETY, told in warnings", body(text + finish("SAFETY") + DONE)),
                stays(
                        "finish_reason content_filter and no text",
                        "UPSTREAM_ERROR",
                        body(finish("content_filter") + DONE)),
                stays("finish_reason tool_calls", "UPSTREAM_ERROR", body(finish("tool_calls") + DONE)));
    }

    /** The second call is made at once, in other words; it is no attempt of its own. */
    private static List<Row> otherWords() {
        return List.of(
                inOtherWords("422, stream_options not known", status(422, """
                        {"detail":[{"loc":["body","stream_options"],"msg":"extra fields not permitted","type":"value_error.extra"}]}""")),
                inOtherWords("400, max_completion_tokens wanted", status(400, """
                        {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                         "param":"max_tokens","code":"unsupported_parameter"}}""")),
                inOtherWords("400, no system role in the template", status(400, """
                        {"error":{"message":"Conversation roles must alternate user/assistant/user/assistant/..."}}""")),
                inOtherWords("500, no system role in the template", status(500, """
                        {"error":{"code":500,"message":"Jinja Exception: System role not supported","type":"server_error"}}""")),
                inOtherWords("200, max_completion_tokens wanted", status(200, """
                        {"error":{"message":"Unknown field max_tokens","code":400}}""")),
                new Row(
                        "422, stream_options not known and still not",
                        List.of(status(422, "{\"detail\":\"stream_options\"}")),
                        "UPSTREAM_ERROR",
                        2,
                        STANDBY,
                        2,
                        1,
                        AT_ONCE));
    }

    private static Row inOtherWords(String name, Behaviour refusal) {
        return new Row(name, List.of(refusal, streaming(PIECES)), GOOD, 2, GOOD, 2, 1, AT_ONCE);
    }

    private static List<Row> streams() {
        return List.of(
                passes("closed before the headers", "UPSTREAM_ERROR", (request, connection) -> connection.close()),
                passes("reset before the headers", "UPSTREAM_ERROR", (request, connection) -> connection.reset()),
                passes("reset in the middle of the headers", "UPSTREAM_ERROR", (request, connection) -> {
                    connection
                            .raw("HTTP/1.1 200 OK\r\nContent-Ty".getBytes(UTF_8))
                            .reset();
                }),
                slow("silent before the headers", (request, connection) -> connection.awaitClose()),
                slow(
                        "silent after the headers",
                        (request, connection) -> connection.stream().awaitClose()),
                slow("half a chunk, then silence", (request, connection) -> {
                    connection.stream()
                            .raw("40\r\ndata: {\"cho".getBytes(UTF_8))
                            .awaitClose();
                }),
                row(
                        "an error before the first token",
                        "UPSTREAM_ERROR",
                        3,
                        STANDBY,
                        2,
                        body("data: {\"error\":{\"message\":\"worker died\",\"type\":\"server_error\"}}\n\n")),
                stays(
                        "no credits, said in the stream",
                        "UPSTREAM_QUOTA",
                        body("data: {\"error\":\"You have exceeded your monthly included credits\"}\n\n")),
                row(
                        "500, then reset, then an answer",
                        GOOD,
                        3,
                        STANDBY,
                        2,
                        status(500, "{}"),
                        (request, connection) -> connection.reset(),
                        streaming(PIECES)),
                row(
                        "closed in the middle, whole answers may begin anew",
                        GOOD,
                        2,
                        GOOD,
                        2,
                        (request, connection) -> connection.stream().chunk(HALF).close(),
                        streaming(PIECES)),
                row(
                        "reset in the middle",
                        GOOD,
                        2,
                        GOOD,
                        2,
                        (request, connection) -> connection.stream().chunk(HALF).reset(),
                        streaming(PIECES)),
                row("an end in the middle", GOOD, 2, GOOD, 2, body(HALF), streaming(PIECES)),
                row(
                        "an error in the middle",
                        GOOD,
                        2,
                        GOOD,
                        2,
                        body(
                                HALF
                                        + "event: error\ndata: {\"error\":\"out of memory\",\"error_type\":\"generation\"}\n\n"),
                        streaming(PIECES)),
                answers(
                        "an end when only the count is missing",
                        (request, connection) -> connection.stream()
                                .chunk(HALF + token(" beginning") + finish("stop"))
                                .close()));
    }

    private static List<Row> framing() {
        String whole = Events.stream(PIECES);
        return List.of(
                answers("an event split at every byte", (request, connection) -> {
                    connection.stream();
                    for (byte single : whole.getBytes(UTF_8)) {
                        connection.chunk(new byte[] {single});
                    }
                    connection.end();
                }),
                answers("CRLF", body(whole.replace("\n", "\r\n"))),
                answers("CR", body(whole.replace("\n", "\r"))),
                answers("comments and other fields", body(": hello\n\nid: 1\nretry: 10\n:\n" + whole)),
                answers("data without a space", body(whole.replace("data: ", "data:"))),
                answers("a byte order mark", body("\uFEFF" + whole)),
                answers("no [DONE]", body(whole.replace(DONE, ""))),
                answers("no count", body(whole.replace(usage(7, 4), ""))),
                answers(
                        "an event of several lines",
                        body(whole.replace("{\"choices\":[{\"index\":0,", "{\"choices\":\ndata: [{\"index\":0,"))),
                answers("gzip", (request, connection) -> {
                    byte[] packed = gzip(whole);
                    connection
                            .head(
                                    200,
                                    "Content-Type: text/event-stream",
                                    "Content-Encoding: gzip",
                                    "Content-Length: " + packed.length)
                            .raw(packed);
                }),
                answers(
                        "no type",
                        (request, connection) -> connection
                                .head(200, "Connection: close")
                                .raw(whole.getBytes(UTF_8))
                                .close()),
                stays("a line of 1 MB", "UPSTREAM_ERROR", body(token("x".repeat(1_000_000)))),
                passes("garbage", "UPSTREAM_ERROR", body("\u0000\u0001garbage\u00ff\n\n\n")),
                stays("garbage in an event", "UPSTREAM_ERROR", body("data: {{{{\n\n")));
    }

    private static Row slow(String name, Behaviour behaviour) {
        return new Row(name, List.of(behaviour), "UPSTREAM_ERROR", 3, STANDBY, 2, 0, STALLED_TWICE);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @BeforeAll
    static void connect() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void disconnect() throws IOException {
        LOG.setLevel(null);
        UPSTREAM.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void alone(Row row) {
        Outcome outcome = ask(row, List.of(hub()));

        assertThat(outcome.result()).isEqualTo(row.alone());
        assertThat(UPSTREAM.calls()).isEqualTo(row.calls());
        outcome.answer().ifPresent(answer -> {
            assertThat(answer.route().attempts()).isEqualTo(row.calls() - row.unasked());
            assertThat(answer.route().degraded()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void withAnotherBackendBehind(Row row) {
        Outcome outcome = ask(row, List.of(hub(), new TestingStandby(Mode.EXTRACTIVE)));

        assertThat(outcome.result()).isEqualTo(row.withStandby());
        assertThat(UPSTREAM.calls()).isEqualTo(row.callsWithStandby());
        outcome.answer()
                .ifPresent(answer -> assertThat(answer.route().degraded())
                        .isEqualTo(row.withStandby().equals(STANDBY)));
    }

    @Test
    void documentation_hasThisTable() throws IOException {
        String table = rows().map(Row::documented)
                .collect(Collectors.joining(
                        "\n",
                        "| the server | answer | calls | with another backend | calls |\n|---|---|---|---|---|\n",
                        "\n"));

        assertThat(Files.readString(Path.of("docs/failover.md"))).endsWith(table);
    }

    /** A new one for each row: it remembers what a server needs. */
    private static TextBackend hub() {
        return TestingHubBackend.at(UPSTREAM.uri(), METRICS, Map.of());
    }

    private static Outcome ask(Row row, List<TextBackend> chain) {
        UPSTREAM.behave(row.behaviours().toArray(Behaviour[]::new));
        Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), System::nanoTime);

        Outcome outcome = new TestingChain(METRICS, chain).ask(REQUEST, cancellation);

        assertThat(cancellation.elapsed()).isLessThan(row.within());
        outcome.answer()
                .ifPresent(answer ->
                        assertThat(outcome.text()).isEqualTo(answer.completion().text()));
        return outcome;
    }
}
