package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;

/** Tests Mistral's window: with one layer, a token attends only to the last few positions. */
class SlidingWindowTest {
    private static final int WINDOW = 8;
    private static final int LENGTH = 40;

    @TempDir
    Path parent;

    private Decoder oneLayer(String window) throws IOException {
        JsonMapper json = new JsonMapper();
        Path folder = EmbeddedModel.install(parent);
        ObjectNode node =
                (ObjectNode) json.readTree(folder.resolve("config.json").toFile());
        node.put("model_type", "mistral").put("num_hidden_layers", 1);
        node.set("sliding_window", json.readTree(window));
        json.writeValue(folder.resolve("config.json").toFile(), node);
        return TestingCheckpoints.load(folder, Numerics.F32);
    }

    /** A prompt with {@code token} at {@code fromEnd} positions from the end. */
    private static int[] prompt(int fromEnd, int token) {
        int[] prompt = IntStream.range(100, 100 + LENGTH).toArray();
        prompt[LENGTH - fromEnd] = token;
        return prompt;
    }

    private static float[] whole(Decoder decoder, int[] prompt) {
        decoder.reserve(LENGTH);
        return new SingleSequence(decoder, 0).advance(prompt);
    }

    private static float[] tokenByToken(Decoder decoder, int[] prompt) {
        decoder.reserve(LENGTH);
        SingleSequence sequence = new SingleSequence(decoder, 0);
        float[] logits = {};
        for (int token : prompt) {
            logits = sequence.advance(token);
        }
        return logits;
    }

    @Test
    void advance_tokenBeforeTheWindow_hasNoEffect() throws IOException {
        try (Decoder decoder = oneLayer(Integer.toString(WINDOW))) {
            assertThat(whole(decoder, prompt(WINDOW + 1, 7)))
                    .containsExactly(whole(decoder, prompt(WINDOW + 1, 9)), within(1e-5f));
            assertThat(tokenByToken(decoder, prompt(WINDOW + 1, 7)))
                    .containsExactly(whole(decoder, prompt(WINDOW + 1, 9)), within(1e-3f));
        }
    }

    @Test
    void advance_firstTokenOfTheWindow_hasAnEffect() throws IOException {
        try (Decoder decoder = oneLayer(Integer.toString(WINDOW))) {
            assertThat(difference(whole(decoder, prompt(WINDOW, 7)), whole(decoder, prompt(WINDOW, 9))))
                    .isGreaterThan(1e-3f);
            assertThat(tokenByToken(decoder, prompt(WINDOW, 7)))
                    .containsExactly(whole(decoder, prompt(WINDOW, 7)), within(1e-3f));
        }
    }

    @Test
    void advance_noWindow_attendsToAll() throws IOException {
        try (Decoder decoder = oneLayer("null")) {
            assertThat(difference(whole(decoder, prompt(LENGTH, 7)), whole(decoder, prompt(LENGTH, 9))))
                    .isGreaterThan(1e-3f);
        }
    }

    private static float difference(float[] a, float[] b) {
        return (float) IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElse(0);
    }
}
