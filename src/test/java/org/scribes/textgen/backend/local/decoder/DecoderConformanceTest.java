package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.TestingEngine;

/** Compares the decoder with llama.cpp on the same weights. */
class DecoderConformanceTest {
    private static final Path REFERENCES = Path.of("../shared/conformance/decoders");

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama3", "mistral", "qwen2", "qwen3", "phi3", "phi", "gpt2"})
    void advance_microCheckpoint_matchesLlamaCpp(String family) throws IOException {
        Path checkpoint = REFERENCES.resolve(family);
        assumeTrue(Files.isDirectory(checkpoint), () -> "no references in " + checkpoint);
        JsonNode cases = read(checkpoint.resolve("expected.json"));
        try (Decoder decoder = load(checkpoint, Numerics.F32)) {
            for (JsonNode reference : cases) {
                List<float[]> scores = new ArrayList<>();
                int[] expected = ints(reference.get("greedy"));
                assertThat(follow(decoder, ints(reference.get("prompt")), expected, scores))
                        .containsExactly(expected);
                assertProbabilities(reference.get("top5_probabilities_of_first_tokens"), scores);
            }
        }
    }

    @Test
    void advance_embeddedModel_matchesLlamaCpp() throws IOException {
        JsonNode cases = read(Path.of("src/test/resources/models/scribes-tiny/check.json"));
        assertThat(cases).hasSize(40);
        try (Decoder decoder = load(EmbeddedModel.install(folder), Numerics.F32)) {
            for (JsonNode reference : cases) {
                int[] expected = ints(reference.get("greedy"));
                assertThat(follow(decoder, ints(reference.get("prompt")), expected, new ArrayList<>()))
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void advance_promptInPieces_givesTheSameLogits() throws IOException {
        int[] prompt = ints(read(Path.of("src/test/resources/models/scribes-tiny/check.json"))
                .get(0)
                .get("prompt"));
        try (Decoder decoder = load(EmbeddedModel.install(folder), Numerics.F32)) {
            decoder.reserve(2 * prompt.length);
            SingleSequence whole = new SingleSequence(decoder, 0);
            SingleSequence pieces = new SingleSequence(decoder, prompt.length);
            float[] expected = whole.advance(prompt);
            float[] last = {};
            for (int start = 0; start < prompt.length; start += 13) {
                last = pieces.advance(java.util.Arrays.copyOfRange(prompt, start, Math.min(prompt.length, start + 13)));
            }
            assertThat(last).containsExactly(expected, within(1e-3f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BF16", "F16"})
    void advance_halfPrecision_isCloseToF32(TorchType precision) throws IOException {
        int[] prompt = ints(read(Path.of("src/test/resources/models/scribes-tiny/check.json"))
                .get(0)
                .get("prompt"));
        Path checkpoint = EmbeddedModel.install(folder);
        try (Decoder half = load(checkpoint, Numerics.floats(precision));
                Decoder full = load(checkpoint, Numerics.F32)) {
            half.reserve(prompt.length);
            full.reserve(prompt.length);
            SingleSequence halved = new SingleSequence(half, 0);
            SingleSequence whole = new SingleSequence(full, 0);
            float[] expected = softmax(whole.advance(prompt));
            float[] probabilities = softmax(halved.advance(prompt));
            assertThat(probabilities).containsExactly(expected, within(0.05f));
            assertThat(argmax(probabilities)).isEqualTo(argmax(expected));
        }
    }

    /** The likeliest token at each step, when the decoder is fed the expected tokens. */
    private static int[] follow(Decoder decoder, int[] prompt, int[] expected, List<float[]> scores) {
        decoder.reserve(prompt.length + expected.length);
        SingleSequence sequence = new SingleSequence(decoder, 0);
        int[] tokens = new int[expected.length];
        float[] logits = sequence.advance(prompt);
        for (int i = 0; i < expected.length; i++) {
            tokens[i] = argmax(logits);
            scores.add(logits);
            if (i + 1 < expected.length) {
                logits = sequence.advance(expected[i]);
            }
        }
        return tokens;
    }

    private static void assertProbabilities(JsonNode steps, List<float[]> scores) {
        for (int step = 0; step < steps.size(); step++) {
            float[] probabilities = softmax(scores.get(step));
            for (JsonNode token : steps.get(step)) {
                assertThat((double) probabilities[token.get(0).asInt()])
                        .isCloseTo(token.get(1).asDouble(), within(1e-3));
            }
        }
    }

    private static Decoder load(Path checkpoint, Numerics numerics) {
        return TestingCheckpoints.load(checkpoint, numerics);
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(file.toFile()).get("cases");
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    private static int argmax(float[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }

    private static float[] softmax(float[] logits) {
        double highest = logits[argmax(logits)];
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - highest))
                .sum();
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i] - highest) / sum);
        }
        return probabilities;
    }
}
