package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are not percent-encoded, which no client library sends. */
@OnDefaultServer
class MalformedAddressesIT {
    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/verses?ref=%ZZ",
                "/api/v1/verses?ref=John+3:16%",
                "/api/v1/usage?%ZZ=1",
                "/api/v1/model?a=|\"<>\\^`{}",
                "/v1/models?%",
                "/info?%",
                "/api/v1/nothing?%",
                "/api/v1/no|thing"
            })
    void addressThatIsNotWellFormed_isTheCallersMistake(String path) throws IOException {
        URI server = api.request("/").build().uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .matches("(?s)HTTP/1.1 4(00|22) .*")
                    .contains("the address must be percent-encoded")
                    .doesNotContain("\tat ", "org.");
        }
    }
}
