package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that the network reaches and that was not told who may ask. */
class ClosedServerIT {
    @Test
    void networkWithoutAuthentication_isForbiddenAndNotReady() throws Exception {
        try (TestingServer server = TestingServer.start(
                "closed", Map.of("HTTP_HOST", "*", "TEXTGEN_BACKENDS", "extractive", "OPENAPI", "none"))) {
            Api api = new Api(server);

            for (String path : new String[] {Api.GENERATE, Api.STREAM, Api.VERIFY, Api.REFERENCES}) {
                HttpResponse<String> response = api.post(path, Api.QUESTION);
                assertThat(response.statusCode()).isEqualTo(403);
                assertThat(Api.problem(response).path("code").textValue()).isEqualTo("FORBIDDEN");
            }
            assertThat(api.get("/api/v1/model").statusCode()).isEqualTo(403);
            assertThat(api.get("/status").body())
                    .as("the page, which shows the refusal")
                    .startsWith("<!doctype html>");
            assertThat(api.get("/page/app.js").statusCode()).isEqualTo(200);
            HttpResponse<String> inBrowser =
                    api.send(api.request("/api/v1/model").header("Accept", PageErrorsIT.BROWSER));
            assertThat(inBrowser.statusCode()).isEqualTo(403);
            PageErrorsIT.assertPage(inBrowser, "this server answers nobody until its operator has said who may ask");
            assertThat(api.get(Api.VERSES).statusCode()).isEqualTo(403);
            HttpResponse<String> ready = api.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"access\"", "textgen.auth.allow-anonymous");
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(api.get("/openapi").body()).doesNotContain("/api/v1/generate");
        }
    }
}
