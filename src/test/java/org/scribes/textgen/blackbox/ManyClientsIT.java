package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OnDefaultServer
class ManyClientsIT {
    private static final int CLIENTS = 20;
    private static final int LIMIT_SECONDS = 60;

    private final Api api = new Api();

    @Test
    void clientsAtOnce_areAllAnsweredOrToldToComeBack() throws Exception {
        api.awaitReady();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<HttpResponse<String>>> responses = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String path = i % 2 == 0 ? Api.GENERATE : Api.STREAM;
                responses.add(clients.submit(() -> api.post(path, Api.QUESTION)));
            }
            int answered = 0;
            for (Future<HttpResponse<String>> response : responses) {
                answered += isAnswer(response.get(LIMIT_SECONDS, TimeUnit.SECONDS)) ? 1 : 0;
            }
            assertThat(answered).isPositive();
        } finally {
            clients.shutdownNow();
        }
        assertThat(api.post(Api.GENERATE, Api.QUESTION).statusCode()).isEqualTo(200);
    }

    private static boolean isAnswer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 503) {
            assertThat(Api.problem(response).path("code").textValue()).isEqualTo("OVERLOADED");
            assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            return false;
        }
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"answer\":");
        return true;
    }
}
