package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.ApplicationEnvironment;

/** Errors as a person sees them who goes to an address in a browser, and as programs see them. */
@OnDefaultServer
class PageErrorsIT {
    /** What Chrome accepts of an address that a person goes to. */
    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
            + "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

    private final Api api = new Api();

    /** Asserts that an error is a page that says {@code detail}, and as harmless as the page itself. */
    static void assertPage(HttpResponse<String> response, String detail) {
        assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body())
                .startsWith("<!doctype html>")
                .contains(detail)
                .contains("request <code>"
                        + response.headers().firstValue("X-Request-Id").orElseThrow() + "</code>")
                .doesNotContain("<script", "style=", "Exception", "org.scribes", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, there is nothing at this address, ./",
        "/page/nothing.js, 404, there is nothing at this address, ../",
        "/a/b/c/, 404, there is nothing at this address, ../../../",
        "/api/v1/generate, 405, this address does not take this method, ../../",
        "/api/v1/usage?from=never, 400, from, ../../",
    })
    void browser_getsAPageWithTheWayBack(String path, int status, String detail, String root) throws Exception {
        HttpResponse<String> response = api.send(api.request(path).header("Accept", BROWSER));

        assertThat(response.statusCode()).isEqualTo(status);
        assertPage(response, detail);
        assertThat(response.headers().allValues("Vary")).contains("Accept");
        assertThat(response.body()).contains("<a href=\"" + root + "\">");
    }

    @Test
    void answerOfNoTypeThatIsAccepted_isAPageToo() throws Exception {
        HttpResponse<String> response = api.send(api.request("/api/v1/model").header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(406);
        assertPage(response, "there is no answer of a type that Accept names");
    }

    @Test
    void answers_areWhatTheyWere() throws Exception {
        HttpResponse<String> response = api.send(api.request("/api/v1/model").header("Accept", BROWSER));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Api.json(response.body()).has("load_state")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "application/json, text/html", "text/html;q=0.5, application/json"})
    void program_getsAProblem(String accept) throws Exception {
        HttpResponse<String> response = api.send(api.request("/nowhere").header("Accept", accept));

        assertThat(Api.problem(response).path("code").textValue()).isEqualTo("NOT_FOUND");
        assertThat(response.headers().allValues("Vary")).contains("Accept");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isEmpty();
    }

    /** It names text/html by itself. */
    @Test
    void urlConnectionOfJava_getsAProblem() throws IOException {
        URI server = URI.create(ApplicationEnvironment.Resolver.load().getApplicationURL());
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve("/nowhere").toURL().openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(404);
        try (InputStream body = connection.getErrorStream()) {
            assertThat(Api.json(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                            .path("code")
                            .textValue())
                    .isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/v1/chat/completions", "/generate"})
    void door_keepsItsFormat(String path) throws Exception {
        HttpResponse<String> response = api.send(api.request(path).header("Accept", BROWSER));

        assertThat(response.statusCode()).isIn(404, 405);
        assertThat(Api.json(response.body()).has("error")).isTrue();
    }

    @Test
    void otherMethods_getProblems() throws Exception {
        HttpResponse<String> response = api.send(
                api.jsonRequest("/api/v1/verify", BodyPublishers.ofString("{}")).header("Accept", "text/html, */*"));

        assertThat(response.statusCode()).isEqualTo(400);
        Api.problem(response);
        assertThat(response.headers().allValues("Vary")).doesNotContain("Accept");
    }

    @Test
    void hostileAddress_isNotRepeated() throws Exception {
        HttpResponse<String> response = api.send(api.request("/%3Cscript%3Ealert(1)%3C/script%3E?%3Cb%3E")
                .header("Accept", BROWSER)
                .header("X-Request-Id", "<script>"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertPage(response, "there is nothing at this address");
        assertThat(response.body()).doesNotContain("alert", "%3C");
    }
}
