package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verses by reference, on a server without a model whose grounding is off: the first request loads the Bible. */
class VersesIT {
    private static final String LOADED = "canon_loaded";

    @TempDir
    static Path folder;

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path part = Files.writeString(folder.resolve("part.tsv"), "John\t11\t34\tWhere?\nJohn\t11\t35\tHe wept.\n");
        server = TestingServer.start(
                "verses",
                Map.of(
                        "TEXTGEN_BACKENDS", "extractive",
                        "TEXTGEN_GROUNDING_POLICY", "off",
                        "TEXTGEN_GROUNDING_TRANSLATIONS", "Part=" + part));
        api = new Api(server);
        assertThat(Logs.text(server.logs())).doesNotContain(LOADED);
        assertConcurrentRequests_loadTheBibleOnce();
    }

    private static void assertConcurrentRequests_loadTheBibleOnce() throws IOException, InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> request = () -> verses("ref=John 11:35").statusCode();
            List<Future<Integer>> responses =
                    clients.invokeAll(Stream.generate(() -> request).limit(8).toList());

            assertThat(responses).extracting(Future::get).containsOnly(200);
        } finally {
            clients.shutdownNow();
        }
        // the console has every event once more
        assertThat(Files.readAllLines(server.logs().resolve("messages.log")))
                .filteredOn(line -> line.contains(LOADED))
                .hasSize(1);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        Logs.assertNoneOf(server.logs(), "wept", "11:35", "Tobit");
    }

    private static HttpResponse<String> verses(String query) throws IOException, InterruptedException {
        return api.get(Api.VERSES + "?" + query.replace(" ", "%20"));
    }

    private static JsonNode found(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = verses(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }

    @Test
    void verses_arePassages() throws IOException, InterruptedException {
        assertThat(found("translation=part&ref=Jn 11.34f;%20John+11:35")).isEqualTo(Api.json("""
                {"translation": "Part", "translations": ["WEB", "KJV", "Part"],
                 "passages": [
                  {"id": "1", "reference": "John 11:34-35", "source": "Part", "text": "Where? He wept.", "osis": "John.11.34-John.11.35"},
                  {"id": "2", "reference": "John 11:35", "source": "Part", "text": "He wept.", "osis": "John.11.35"}],
                 "warnings": []}"""));
    }

    @Test
    void passages_suitARequest() throws IOException, InterruptedException {
        JsonNode passages = found("ref=John 3:16; Psalm 23").path("passages");
        String quotation = "\\\"" + passages.path(0).path("text").textValue() + "\\\" [1]";

        HttpResponse<String> response =
                api.post(Api.VERIFY, "{\"answer\": \"" + quotation + "\", \"passages\": " + passages + "}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new CitedAnswer(Api.json(response.body())).verdicts())
                .containsExactly("quote verified", "marker resolved");
    }

    @Test
    void verseThatIsMissingInTheMidst_isWarnedOf() throws IOException, InterruptedException {
        assertThat(found("ref=Acts 8").path("warnings")).isEqualTo(Api.json("[\"WEB has no Acts 8:37\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | ref must be given",
                "ref=                          | ref must be given",
                "ref=%20                       | ref must not be blank",
                "ref=grace                     | ref holds no reference to the Bible with a chapter or verse, such as John 3:16-18; Romans 5:8",
                "ref=John 22:1                 | ref names John 22:1, but John has 21 chapters",
                "ref=Acts 8:37                 | ref names Acts 8:37, which WEB does not have; found in: KJV",
                "ref=Tobit 3:2                 | ref names Tobit 3:2, which no translation of this server has",
                "ref=John 3:0                  | ref holds a verse 0; verses are numbered from 1",
                "ref=John 3:18-16              | ref names a range from John 3:18 to John 3:16, which ends before it begins",
                "ref=Dan 3:29-31               | ref names Daniel 3:29-31, but no translation of this server has Daniel 3:31; leave it out of the range",
                "ref=John 3:16 KJV             | ref holds a word after John 3:16 that belongs to no reference; allowed are references such as John 3:16-18; Romans 5:8, with a translation in the parameter translation",
                "ref=Gen 1-9                   | ref names 235 verses; at most 200 are allowed",
                "ref=John 3:16&translation=NIV | translation must be one of WEB, KJV, Part",
                "ref=John 3:16&ref=John 3:17   | ref may be given once",
                "ref=John 3:16&version=KJV     | a parameter is not known here; known are ref, translation",
                "ref=John%00 3:16              | ref must not hold the character U+0000"
            })
    void wrongQuestion_saysWhatIsAllowed(String query, String detail) throws IOException, InterruptedException {
        HttpResponse<String> response = verses(query == null ? "" : query);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = Api.problem(response);
        assertThat(problem.path("code").textValue()).isEqualTo("INVALID_PARAMETER");
        assertThat(problem.path("detail").textValue()).isEqualTo(detail);
    }

    @Test
    void userWhoLooksUpTooOften_isLimitedAsOneWhoAsks() throws IOException, InterruptedException {
        for (int i = 0; i < 11; i++) {
            HttpResponse<String> response =
                    api.send(api.request(Api.VERSES + "?ref=" + URLEncoder.encode("John 3:16", UTF_8))
                            .header("X-User-Id", "reader"));

            assertThat(response.statusCode()).isEqualTo(i < 10 ? 200 : 429);
            assertThat(response.headers().firstValue("RateLimit")).isPresent();
        }
    }
}
