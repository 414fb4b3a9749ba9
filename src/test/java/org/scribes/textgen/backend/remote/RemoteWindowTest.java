package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.remote.Events.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.threads.BackgroundTasks;

/** The context windows that servers tell. */
class RemoteWindowTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // vLLM; of several models the one that is asked; TGI; llama.cpp's /props; what says nothing of use
                "{\"data\":[{\"id\":\"other/name\",\"max_model_len\":8192}]} | 8192",
                "{\"data\":[{\"id\":\"a\",\"max_model_len\":1},{\"id\":\"org/model\",\"max_model_len\":2}]} | 2",
                "{\"model_id\":\"m\",\"max_input_tokens\":1024,\"max_total_tokens\":2048} | 2048",
                "{\"default_generation_settings\":{\"n_ctx\":4096},\"total_slots\":1} | 4096",
                "{\"data\":[{\"id\":\"a\",\"max_model_len\":1},{\"id\":\"b\",\"max_model_len\":2}]} | 0",
                "{\"data\":[{\"id\":\"org/model\",\"max_model_len\":-1}]} | 0",
                "{\"data\":[{\"id\":\"org/model\",\"max_model_len\":\"8192\"}]} | 0",
                "{\"data\":{\"max_model_len\":8192}} | 0",
                "{\"n_ctx\":1e30} | 0",
                "[] | 0",
                "7 | 0",
            })
    void window_isReadFromWhatServersSay(String document, int tokens) throws JsonProcessingException {
        assertThat(RemoteWindow.window(new ObjectMapper().readTree(document), "org/model"))
                .isEqualTo(tokens == 0 ? OptionalInt.empty() : OptionalInt.of(tokens));
    }

    @Test
    void serverThatIsStillStarting_isAskedAgainLessAndLessOften() throws IOException {
        try (TestingUpstream upstream = new TestingUpstream(status(503, "{}")).withLookups()) {
            RemoteWindow window = new RemoteWindow(
                    TestingHubBackend.target(
                            TestingConfig.of("textgen.hub.url", upstream.uri().toString())),
                    () -> "m",
                    new BackgroundTasks());

            assertThat(window.refresh()).isEqualTo(RemoteWindow.FIRST_PAUSE);
            assertThat(window.refresh()).isEqualTo(RemoteWindow.FIRST_PAUSE.multipliedBy(2));
            assertThat(window.tokens()).isEmpty();

            upstream.behave(status(200, "{\"data\":[{\"id\":\"m\",\"max_model_len\":8192}]}"));
            assertThat(window.refresh()).isEqualTo(RemoteWindow.LAST_PAUSE);
            assertThat(window.tokens()).hasValue(8192);
        }
    }
}
