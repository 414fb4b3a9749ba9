package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.guard.TestingKeys;

/** The files of the page on a server that asks for keys: they are open, and nothing else is. */
@Execution(ExecutionMode.SAME_THREAD)
class PageFilesIT {
    private static final Path FILES = Path.of("src", "main", "resources", "page");

    private static TestingServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = SharedServers.KEYED.running();
        api = new Api(server);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                | index.html  | text/html; charset=utf-8",
                "/compare         | index.html  | text/html; charset=utf-8",
                "/verify          | index.html  | text/html; charset=utf-8",
                "/status          | index.html  | text/html; charset=utf-8",
                "/page/app.js     | app.js      | text/javascript; charset=utf-8",
                "/page/style.css  | style.css   | text/css; charset=utf-8",
                "/page/icon.svg   | icon.svg    | image/svg+xml",
                "/favicon.ico     | favicon.ico | image/x-icon",
                "/robots.txt      | robots.txt  | text/plain; charset=utf-8"
            })
    void file_needsNoKey(String path, String file, String type) throws Exception {
        HttpResponse<byte[]> response = bytes(api.request(path).header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readAllBytes(FILES.resolve(file)));
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase(type);
        assertThat(response.headers().firstValue("Content-Length")).contains(Integer.toString(response.body().length));
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status", "/page/app.js", "/favicon.ico", "/status/"})
    void headers_keepABrowserToThisServer(String path) throws Exception {
        HttpResponse<String> response = api.send(api.request(path).header("Origin", SharedServers.ELSEWHERE));

        assertThat(header(response, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void fileThatTheBrowserHas_isNotSentAgain() throws Exception {
        String etag = header(api.get("/page/app.js"), "ETag");

        assertThat(etag).matches("\"[A-Za-z0-9_-]{43}\"").isNotEqualTo(header(api.get("/"), "ETag"));
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            HttpResponse<String> again = api.send(api.request("/page/app.js").header("If-None-Match", known));
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(etag);
            assertThat(header(again, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(api.send(api.request("/page/app.js").header("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/page/style.css", "/robots.txt"})
    void head_hasTheHeadersAndNoBody(String path) throws Exception {
        HttpResponse<String> response = api.send(api.request(path).method("HEAD", BodyPublishers.noBody()));
        HttpResponse<String> whole = api.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        for (String name : List.of("Content-Length", "Content-Type", "ETag", "Content-Security-Policy")) {
            assertThat(header(response, name)).as(name).isEqualTo(header(whole, name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/compare/, ../compare",
        "/verify/, ../verify",
        "/status/, ../status",
        "/status//, ../../status",
        "/status///, ../../../status"
    })
    void slashBehindAView_leadsBackRelatively(String path, String location) throws Exception {
        HttpResponse<String> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(header(response, "Location")).isEqualTo(location);
    }

    /** Slashes in a row are one everywhere, and lead to the same file. */
    @ParameterizedTest
    @ValueSource(strings = {"//", "//page/app.js", "/page//app.js", "///status"})
    void slashesInARow_areOne(String path) throws Exception {
        assertThat(status("GET", path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/",
                "/page/nothing.js",
                "/page/index.html",
                "/page/robots.txt",
                "/index.html",
                "/page/app.js/",
                "/page/App.js",
                "/PAGE/app.js",
                "/Status",
                "/%73tatus",
                "/page/%61pp.js",
                "/page%2Fapp.js",
                "/page/app.js%00",
                "/page;x=y/app.js",
                "/status;x=y",
                "/;x=y",
                "/./status",
                "/x/../status",
                "/page/../api/v1/model",
                "/page/%2e%2e/api/v1/model",
                "/page/..%2fapi/v1/model",
                "/page/..;/api/v1/model",
                "/page/./app.js",
                "/page//../api/v1/model",
                "/status/../api/v1/model",
                "/favicon.ico/../api/v1/model",
                "/api/v1/model",
                "/page/app.js/api/v1/model"
            })
    void everyOtherSpelling_isHeldShut(String path) throws Exception {
        assertThat(status("GET", path)).isIn(400, 401);
        assertThat(status("HEAD", path)).isIn(400, 401);
    }

    /** The server knows no such path, before anything of ours is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/classes/page/app.js", "/page/../WEB-INF/web.xml", "/META-INF/MANIFEST.MF"})
    void folderOfTheApplication_isNotThere(String path) throws Exception {
        assertThat(status("GET", path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"})
    void everyOtherMethod_isHeldShut(String method) throws Exception {
        for (String path : List.of("/", "/status", "/page/app.js", "/robots.txt")) {
            assertThat(status(method, path)).as(path).isIn(400, 401, 403, 405, 501);
        }
    }

    @Test
    void postOfTheRoot_isTextGenerationInferences() throws Exception {
        HttpResponse<String> response = api.send(api.jsonRequest("/", BodyPublishers.ofString("{\"inputs\": \"Who?\"}"))
                .header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Api.json(response.body()).path("error").textValue()).contains("a key is needed");
    }

    /** The server takes such an id for its own, and off, before anything of ours sees the path: what is left is the file. */
    @ParameterizedTest
    @ValueSource(strings = {"/page/app.js;jsessionid=1", "/page/app.js;jsessionid=1/../../api/v1/model"})
    void sessionId_leadsNoFurtherThanTheFile(String path) throws Exception {
        assertThat(status("GET", path)).isIn(200, 400, 401);
        assertThat(answer("GET", path)).doesNotContain("\"load_state\"", "\"max_output_tokens\"");
    }

    @Test
    void strangerInABrowser_getsAPageThatSaysWhatIsNeeded() throws Exception {
        HttpResponse<String> response = api.send(api.request("/api/v1/model")
                .header("Accept", PageErrorsIT.BROWSER)
                .header("Origin", SharedServers.ELSEWHERE));

        assertThat(response.statusCode()).isEqualTo(401);
        PageErrorsIT.assertPage(response, "a key is needed: Authorization: Bearer &lt;key&gt;");
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer realm=\"scribes-textgen\"");
        assertThat(response.headers().allValues("Vary")).containsExactlyInAnyOrder("Origin", "Accept");
    }

    @Test
    void programOfAnotherOrigin_isToldOfBothHeadersThatItsErrorDependsOn() throws Exception {
        for (String path : List.of("/api/v1/nothing", "/api/v1/generate")) {
            HttpResponse<String> response = api.send(api.request(path)
                    .header("Origin", SharedServers.ELSEWHERE)
                    .header("Authorization", "Bearer " + TestingKeys.key("first")));

            assertThat(response.statusCode()).isIn(404, 405);
            Api.problem(response);
            assertThat(response.headers().allValues("Vary")).as(path).containsExactlyInAnyOrder("Origin", "Accept");
            assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(SharedServers.ELSEWHERE);
        }
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError(name + " is missing"));
    }

    /** The status of a request whose path is sent as it is. */
    private static int status(String method, String path) throws IOException {
        String answer = answer(method, path);
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String answer(String method, String path) throws IOException {
        URI address = server.uri("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
