package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.generation.pipeline.TestingChain;
import org.scribes.textgen.observe.TestingMetrics;

class RemoteContextWindowTest {
    private static final GenerationRequest REQUEST = TestingChain.request(Delivery.WHOLE);
    private static final Map<String, String> CONFIGURED =
            Map.of("assistant.model.context.window", "8192", "assistant.max.output.tokens", "300");

    private static Optional<ContextWindow> window(Map<String, String> properties, Optional<TokenCounter> counter) {
        TestingMetrics metrics = new TestingMetrics();
        RemoteBackend hub = TestingHubBackend.at(URI.create("http://localhost:1"), metrics, properties, counter);
        return new TestingChain(metrics, List.of(hub))
                .models()
                .chain(REQUEST)
                .foremost()
                .window();
    }

    private static TokenCounter counting(int tokens) {
        return new TokenCounter() {
            @Override
            public int countPrompt(GenerationRequest request) {
                if (tokens < 0) {
                    throw GenerationException.invalidParameter("messages", "cannot be given");
                }
                return tokens;
            }

            @Override
            public int count(String text) {
                return tokens;
            }
        };
    }

    @Test
    void windowThatIsNotConfigured_isNotKnown() {
        assertThat(window(Map.of(), Optional.of(counting(7)))).isEmpty();
    }

    @Test
    void configuredWindow_isKeptWithWhatTheServerWillBeAskedFor() {
        ContextWindow window = window(CONFIGURED, Optional.of(counting(7))).orElseThrow();

        assertThat(window.tokens()).isEqualTo(8192);
        assertThat(window.answerRoom(REQUEST)).isEqualTo(300);
        assertThat(window.countPrompt(REQUEST)).isEqualTo(7);
    }

    @Test
    void promptThatIsNotCounted_isEstimated() {
        for (Optional<TokenCounter> counter : List.of(Optional.<TokenCounter>empty(), Optional.of(counting(-1)))) {
            assertThat(window(CONFIGURED, counter).orElseThrow().countPrompt(REQUEST))
                    .isEqualTo(6);
        }
    }
}
