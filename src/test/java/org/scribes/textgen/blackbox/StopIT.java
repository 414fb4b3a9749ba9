package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that is told to stop lets the answer in work come to its end. */
class StopIT {
    @Test
    void stopWhileAnswering_theAnswerIsComplete() throws Exception {
        try (TestingServer server = TestingServer.start("stop", Map.of()).awaitReady()) {
            HttpResponse<InputStream> response = new Api(server).open(Api.STREAM, Api.LONG);
            int first = response.body().read();

            assertThat(server.process().destroy()).isTrue();

            String stream = (char) first + new String(response.body().readAllBytes(), UTF_8);
            List<ServerSentEvent> events = ServerSentEvent.parse(stream);
            assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
            assertThat(server.process().onExit().get(40, TimeUnit.SECONDS).isAlive())
                    .isFalse();
        }
    }
}
