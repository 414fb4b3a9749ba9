import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The assistant's own step: a prompt and its passages in; answer, sources and metadata out. JDK 17, no libraries.
 *
 * <pre>java examples/java/AssistantService.java "What does John 3:16 say?"</pre>
 *
 * Prints a JSON object. Ends with 0, or with 1 if its status is generation_failed. It asks the native API, since the
 * status, the verdicts and the error codes are fields of its own there.
 */
class AssistantService {
    /** Beyond the 30 s in which the service itself answers or fails. */
    static final Duration TIMEOUT = Duration.ofSeconds(40);
    /** A longer Retry-After, as of a spent budget, is not waited for. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    static final String FRIENDLY = "I am sorry, I cannot answer this at the moment. Please try again later.";

    /** Stands for what your own search found: all that the answer may quote. */
    static final List<Passage> PASSAGES = List.of(
            new Passage(
                    "1",
                    "John 3:16",
                    "For God so loved the world, that he gave his only born Son, that whoever believes"
                            + " in him should not perish, but have eternal life."),
            new Passage(
                    "2",
                    "Romans 5:8",
                    "But God commends his own love toward us, in that while we were yet sinners,"
                            + " Christ died for us."));

    record Passage(String id, String reference, String text) {}

    /** What the assistant gets, whatever the service does: status is ok, degraded or generation_failed. */
    record Result(String status, String answer, List<Map<String, Object>> sources, Map<String, Object> metadata) {
        static Result failed(Map<String, Object> metadata) {
            return new Result("generation_failed", FRIENDLY, List.of(), metadata);
        }

        String json() {
            return "{\"status\": %s,%n \"answer\": %s,%n \"sources\": %s,%n \"metadata\": %s}"
                    .formatted(Json.write(status), Json.write(answer), Json.write(sources), Json.write(metadata));
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final HttpRequest.Builder request;
    private final Optional<String> key;

    AssistantService(String url, Optional<String> key, Duration timeout) {
        request = HttpRequest.newBuilder(URI.create(url + "/api/v1/generate"))
                .header("Content-Type", "application/json")
                .timeout(timeout);
        this.key = key;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: AssistantService.java \"What does John 3:16 say?\"");
            System.exit(2);
        }
        AssistantService service = new AssistantService(
                variable("SCRIBES_URL").orElse("http://localhost:9080"),
                variable("SCRIBES_KEY"),
                variable("SCRIBES_TIMEOUT")
                        .map(Long::valueOf)
                        .map(Duration::ofSeconds)
                        .orElse(TIMEOUT));
        Result result = service.generate(arguments[0], PASSAGES);
        System.out.println(result.json());
        System.exit(result.status().equals("generation_failed") ? 1 : 0);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    Result generate(String prompt, List<Passage> passages) throws InterruptedException {
        String body = Json.write(Map.of(
                "prompt",
                prompt,
                "passages",
                passages.stream()
                        .map(passage -> Map.of("id", passage.id, "reference", passage.reference, "text", passage.text))
                        .toList()));
        try {
            HttpResponse<String> response = post(body);
            Optional<Duration> wait = wait(response);
            if (wait.isPresent()) {
                Thread.sleep(wait.get().toMillis());
                response = post(body);
            }
            return response.statusCode() == 200
                    ? succeeded(response.body(), passages)
                    : Result.failed(problem(response));
        } catch (IOException | IllegalArgumentException broken) {
            // no connection, a timeout, or no answer of this service
            return Result.failed(noAnswer(broken.getClass().getSimpleName()));
        }
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest.Builder post = request.copy().POST(BodyPublishers.ofString(body));
        key.ifPresent(value -> post.header("Authorization", "Bearer " + value));
        return client.send(post.build(), BodyHandlers.ofString());
    }

    /** How long a refusal says to wait, where that is worth it. */
    private static Optional<Duration> wait(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> response.statusCode() >= 400 && value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0);
    }

    private static Result succeeded(String text, List<Passage> passages) {
        Map<String, Object> body = Json.object(Json.read(text));
        Map<String, Object> metadata = Json.object(body.get("metadata"));
        // fit to be shown beside the answer
        metadata.put("warnings", Json.list(body.get("warnings")));
        return new Result(
                Json.string(body.get("status")),
                Json.string(body.get("answer")),
                sources(Json.list(body.get("citations")), passages),
                metadata);
    }

    /** The passages that the answer cites, in the order of their first citation. */
    private static List<Map<String, Object>> sources(List<Object> citations, List<Passage> passages) {
        Set<String> cited = new LinkedHashSet<>();
        for (Object citation : citations) {
            for (Object source : Json.list(Json.object(citation).get("sources"))) {
                cited.add(Json.string(Json.object(source).get("passage")));
            }
        }
        List<Map<String, Object>> sources = new ArrayList<>();
        for (String id : cited) {
            for (Passage passage : passages) {
                if (passage.id.equals(id)) {
                    sources.add(new TreeMap<>(Map.of("id", id, "reference", passage.reference)));
                }
            }
        }
        return sources;
    }

    /** What is told of a refusal: no more than its status if the body is no problem of this service. */
    private static Map<String, Object> problem(HttpResponse<String> response) {
        try {
            Map<String, Object> body = Json.object(Json.read(response.body()));
            Map<String, Object> problem = new LinkedHashMap<>();
            for (String name : List.of("code", "detail", "request_id")) {
                problem.put(name, Json.string(body.get(name)));
            }
            return problem;
        } catch (IllegalArgumentException notOurs) {
            return noAnswer("status " + response.statusCode());
        }
    }

    private static Map<String, Object> noAnswer(String detail) {
        return new TreeMap<>(Map.of("code", "NO_ANSWER", "detail", detail));
    }

    /** Just enough JSON. A program with a JSON library uses that. */
    static final class Json {
        private static final Pattern TOKEN =
                Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|[{}\\[\\],:]|[^\\s{}\\[\\],:\"]+");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");
        private static final Pattern ESCAPED = Pattern.compile("[\"\\\\\\p{Cntrl}]");

        private final Matcher tokens;

        private Json(String text) {
            tokens = TOKEN.matcher(text);
        }

        /** @throws IllegalArgumentException if the text is no JSON */
        static Object read(String text) {
            Json json = new Json(text);
            return json.value(json.token());
        }

        static String write(Object value) {
            if (value instanceof Map<?, ?> map) {
                return map.entrySet().stream()
                        .map(entry -> write(entry.getKey()) + ": " + write(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Json::write).collect(Collectors.joining(", ", "[", "]"));
            }
            return value instanceof String string
                    ? '"'
                            + ESCAPED.matcher(string)
                                    .replaceAll(found -> escaped(found.group().charAt(0)))
                            + '"'
                    : String.valueOf(value);
        }

        /** As the replacement of a match, in which a backslash escapes. */
        private static String escaped(char character) {
            return Matcher.quoteReplacement(
                    character < ' ' || character == 0x7f ? "\\u%04x".formatted((int) character) : "\\" + character);
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(Object value) {
            return (Map<String, Object>) typed(value, Map.class);
        }

        @SuppressWarnings("unchecked")
        static List<Object> list(Object value) {
            return (List<Object>) typed(value, List.class);
        }

        static String string(Object value) {
            return typed(value, String.class);
        }

        private static <T> T typed(Object value, Class<T> type) {
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("not the JSON that is expected");
            }
            return type.cast(value);
        }

        private String token() {
            if (!tokens.find()) {
                throw new IllegalArgumentException("the JSON ends too early");
            }
            return tokens.group();
        }

        /** The value that begins with a token. */
        private Object value(String first) {
            if (first.equals("{")) {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String token = token(); !token.equals("}"); token = token()) {
                    if (!token.equals(",")) {
                        String name = string(value(token));
                        token(); // the colon
                        map.put(name, value(token()));
                    }
                }
                return map;
            }
            if (first.equals("[")) {
                List<Object> list = new ArrayList<>();
                for (String token = token(); !token.equals("]"); token = token()) {
                    if (!token.equals(",")) {
                        list.add(value(token));
                    }
                }
                return list;
            }
            return first.startsWith("\"") ? unescaped(first.substring(1, first.length() - 1)) : literal(first);
        }

        private static Object literal(String token) {
            return switch (token) {
                case "true", "false" -> Boolean.valueOf(token);
                case "null" -> null;
                default -> new BigDecimal(token);
            };
        }

        private static String unescaped(String text) {
            return ESCAPE.matcher(text)
                    .replaceAll(escape -> Matcher.quoteReplacement(
                            escape.group(1) != null
                                    ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                                    : ("\\" + escape.group(2))
                                            .replace("\\/", "/")
                                            .translateEscapes()));
        }
    }
}
