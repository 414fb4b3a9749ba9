package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Headers that cannot be read: the caller's mistake, never a defect of the service. */
@MicroShedTest
class MalformedHeadersIT {
    private static final String STATUS = "/api/v1/status";

    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(strings = {"text/html;q=abc", "application/json;q=x", "*/*;q=2", "q", ";;", "a/b/c", "a/b, ,c/d"})
    void acceptThatCannotBeRead_isTheCallersMistake(String accept) throws IOException, InterruptedException {
        HttpRequest.Builder post = api.jsonRequest(Api.GENERATE, BodyPublishers.ofString("{\"prompt\":\"What?\"}"));
        for (HttpRequest.Builder request : List.of(api.request(STATUS), api.request("/nowhere"), post)) {
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
    @CsvSource({"Content-Type, a/b/c", "Accept-Language, en;q=abc"})
    void headerThatTheServerReads_isTheCallersMistake(String header, String value)
            throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(STATUS).header(header, value));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.problem(response).path("status").intValue()).isEqualTo(400);
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
    void otherHeader_isNotRead(String header, String value) throws IOException, InterruptedException {
        HttpResponse<String> response = api.send(api.request(STATUS).header(header, value));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Api.json(response.body()).has("model")).isTrue();
    }
}
