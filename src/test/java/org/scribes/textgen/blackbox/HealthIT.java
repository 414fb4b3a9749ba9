package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.ApplicationEnvironment;

/** The server as it comes. */
@OnDefaultServer
class HealthIT {
    private static final URI SERVER =
            URI.create(ApplicationEnvironment.Resolver.load().getApplicationURL());

    @ParameterizedTest
    @ValueSource(strings = {"/health/started", "/health/live"})
    void defaultServer_isUp(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void response_doesNotNameTheServer() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/health/live");

        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(SERVER.resolve(path)).build(), BodyHandlers.ofString());
    }
}
