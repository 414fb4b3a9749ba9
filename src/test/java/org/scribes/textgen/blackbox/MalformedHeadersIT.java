package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that JAX-RS cannot read. */
@OnDefaultServer
class MalformedHeadersIT {
    private static final String STATUS = "/api/v1/status";
    private static final String QUESTION = "{\"prompt\": \"What?\"}";

    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(strings = {"text/html;q=abc", "application/json;q=x", "*/*;q=2", "q", ";;", "a/b/c", "a/b, ,c/d"})
    void acceptThatCannotBeRead_isTheCallersMistake(String accept) throws IOException, InterruptedException {
        HttpRequest.Builder post = api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(QUESTION));
        for (HttpRequest.Builder request : List.of(api.request("/api/v1/status"), api.request("/nowhere"), post)) {
            HttpResponse<String> response = api.send(request.header("Accept", accept));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Api.problem(response).path("code").textValue()).isEqualTo("INVALID_PARAMETER");
            assertThat(Api.problem(response).path("detail").textValue())
                    .startsWith("the header Accept must be media types");
        }
        for (String path : List.of("/v1/models", "/info")) {
            assertThat(api.send(api.request(path).header("Accept", accept)).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, garbage", "Content-Type, a/b/c", "Content-Type, ;;"})
    void typeOfTheBodyThatCannotBeRead_isTheCallersMistake(String header, String value)
            throws IOException, InterruptedException {
        assertUnreadable(api.send(
                api.jsonRequest(Api.GENERATE, BodyPublishers.ofString(QUESTION)).setHeader(header, value)));
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, a/b/c", "Accept-Language, en;q=abc"})
    void otherHeaderThatCannotBeRead_isTheCallersMistake(String header, String value)
            throws IOException, InterruptedException {
        assertUnreadable(api.send(api.request(STATUS).header(header, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, application/json;charset=nothing",
        "Accept-Language, ;;",
        "Accept-Charset, utf-8;q=abc",
        "Accept-Encoding, gzip;q=abc",
        "Cookie, =;;$Version",
        "If-Modified-Since, yesterday",
        "If-None-Match, abc",
        "Range, bytes=x"
    })
    void headerOnWhichNothingDepends_isNotRead(String header, String value) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(STATUS).header(header, value));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Api.json(response.body()).has("model")).isTrue();
    }

    private static void assertUnreadable(HttpResponse<String> response) {
        JsonNode problem = Api.problem(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem.path("code").textValue()).isEqualTo("INVALID_PARAMETER");
        assertThat(problem.path("detail").textValue()).contains("header", "Content-Type", "Accept-Language");
    }
}
