package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

/** Compares reported log-probabilities with those of a single sequence computed token by token, and with llama.cpp. */
@Timeout(120)
class LogprobsTest {
    private static final Path REFERENCES = Path.of("../shared/conformance/decoders");
    private static final String VERSES =
            "For God so loved the world, that he gave his one and only Son, that whoever believes in him should not perish. ";

    @TempDir
    static Path folder;

    private static EmbeddedBatch model;

    private final Cancellation cancellation = new Cancellation(Duration.ofMinutes(2), System::nanoTime);

    @BeforeAll
    static void load() {
        model = new EmbeddedBatch(folder, Numerics.F32);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static PreparedRequest request(
            String text, int tokens, SamplingParameters sampling, LogprobOptions options) {
        return scored(model.request(text, tokens, sampling), options);
    }

    private static PreparedRequest scored(PreparedRequest plain, LogprobOptions options) {
        return new PreparedRequest(
                plain.prompt(),
                plain.maxNewTokens(),
                plain.sampling(),
                plain.stop(),
                plain.constraint(),
                plain.warnings(),
                plain.sharing(),
                "",
                Optional.of(options));
    }

    private static TokenScores scores(Completion completion) {
        return completion.scores().orElseThrow();
    }

    private static List<Integer> ids(List<TokenScore> scores) {
        return scores.stream().map(score -> score.id().orElseThrow()).toList();
    }

    /** The logits after each token, computed one by one in memory of their own. */
    private static List<float[]> logits(Decoder decoder, List<Integer> tokens) {
        decoder.reserve(tokens.size());
        SingleSequence sequence = new SingleSequence(decoder, 0);
        return tokens.stream().map(token -> sequence.advance(token)).toList();
    }

    private static double logSoftmax(float[] logits, int token) {
        double highest = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElseThrow();
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - highest))
                .sum();
        return logits[token] - highest - Math.log(sum);
    }

    /** @param before the logits before each of {@code scores} */
    private static void requireTrue(List<TokenScore> scores, List<float[]> before, int top) {
        for (int i = 0; i < scores.size(); i++) {
            TokenScore score = scores.get(i);
            float[] logits = before.get(i);
            assertThat(score.logprob().orElseThrow())
                    .as("token %d", i)
                    .isCloseTo(logSoftmax(logits, score.id().orElseThrow()), within(1e-3));
            assertThat(score.top()).hasSize(top);
            for (TokenScore likely : score.top()) {
                assertThat(likely.logprob().orElseThrow())
                        .isCloseTo(logSoftmax(logits, likely.id().orElseThrow()), within(1e-3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void prompt_longerThanAStep_hasTheScoresOfSingleSteps(boolean answers) {
        String text = VERSES.repeat(14);
        LogprobOptions options = new LogprobOptions(3, true, answers);
        TestingBatch batch = model.batch(4, true);
        model.decoder().reserve(16 * 512);
        batch.answers(List.of(model.request(text, 5, EmbeddedBatch.greedy())), cancellation); // leaves its prefix
        long reused = batch.gauges().prefixTokensReused();

        Completion completion = batch.answers(
                        List.of(
                                model.request("Grace to you and peace.", 40, EmbeddedBatch.greedy()),
                                request(text, answers ? 6 : 0, EmbeddedBatch.greedy(), options)),
                        cancellation)
                .get(1);

        TokenScores scores = scores(completion);
        List<Integer> prompt = model.request(text, 1, EmbeddedBatch.greedy()).prompt();
        assertThat(prompt).hasSizeGreaterThan(300);
        assertThat(ids(scores.prompt())).isEqualTo(prompt);
        assertThat(scores.prompt().get(0).logprob()).isEmpty();
        assertThat(scores.prompt().stream().map(TokenScore::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(scores.answer())
                .hasSize(answers ? 6 : 0)
                .hasSize(completion.usage().generated());
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.text().isEmpty()).isEqualTo(!answers);
        assertThat(reused).isEqualTo(batch.gauges().prefixTokensReused());
        List<Integer> all = new ArrayList<>(prompt);
        all.addAll(ids(scores.answer()));
        List<float[]> logits = logits(model.decoder(), all);
        requireTrue(scores.prompt().subList(1, prompt.size()), logits, 3);
        requireTrue(scores.answer(), logits.subList(prompt.size() - 1, all.size()), 3);
    }

    /** Neither penalties nor sampling nor proposals change the scores. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answer_sampledWithPenalties_hasTheScoresOfTheModel(boolean speculation) {
        LogitAdjustments adjustments = new LogitAdjustments(
                OptionalDouble.of(0.5), OptionalDouble.of(0.2), Map.of(300, 3.0), OptionalDouble.of(0.95));
        SamplingParameters sampling = new SamplingParameters(0.7, 0.95, 50, 1.1, true, OptionalLong.of(5), adjustments);
        model.decoder().reserve(16 * 512);
        TestingBatch batch = model.batch(2, speculation);

        TokenScores scores = scores(batch.answers(
                        List.of(request(VERSES.repeat(3), 60, sampling, LogprobOptions.ofAnswer(20))), cancellation)
                .get(0));

        List<Integer> all = new ArrayList<>(
                model.request(VERSES.repeat(3), 1, EmbeddedBatch.greedy()).prompt());
        int start = all.size() - 1;
        all.addAll(ids(scores.answer()));
        assertThat(scores.prompt()).isEmpty();
        assertThat(scores.answer()).hasSize(60);
        requireTrue(scores.answer(), logits(model.decoder(), all).subList(start, all.size()), 20);
    }

    @Test
    void answer_greedy_isTheLikeliestAndHasItsBytes() {
        model.decoder().reserve(16 * 512);
        Completion plain = model.batch(1, true)
                .answers(List.of(model.request(VERSES, 30, EmbeddedBatch.greedy())), cancellation)
                .get(0);
        Completion completion = model.batch(1, true)
                .answers(List.of(request(VERSES, 30, EmbeddedBatch.greedy(), LogprobOptions.ofAnswer(1))), cancellation)
                .get(0);

        List<TokenScore> answer = scores(completion).answer();
        byte[] bytes =
                new byte[answer.stream().mapToInt(score -> score.bytes().size()).sum()];
        int at = 0;
        for (TokenScore score : answer) {
            assertThat(score.top().get(0).id()).isEqualTo(score.id());
            for (int next : score.bytes()) {
                bytes[at++] = (byte) next;
            }
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(completion.text());
        assertThat(completion.text()).isEqualTo(plain.text());
        assertThat(plain.scores()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen3", "gpt2"})
    void answer_microCheckpoint_hasTheProbabilitiesOfLlamaCpp(String family) throws IOException {
        Path checkpoint = REFERENCES.resolve(family);
        assumeTrue(Files.isDirectory(checkpoint), () -> "no references in " + checkpoint);
        JsonNode cases = new JsonMapper()
                .readTree(checkpoint.resolve("expected.json").toFile())
                .get("cases");
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint);
                Decoder decoder = TestingCheckpoints.load(checkpoint, Numerics.F32)) {
            decoder.reserve(2048);
            LocalModel local = TestingModels.of(
                    decoder,
                    2048,
                    tokenizer,
                    VocabularyReader.read(checkpoint, tokenizer, decoder.vocabularySize(), Set.of()),
                    Set.of());
            for (JsonNode reference : cases) {
                JsonNode steps = reference.get("top5_probabilities_of_first_tokens");
                PreparedRequest asked = new PreparedRequest(
                        IntStream.range(0, reference.get("prompt").size())
                                .mapToObj(i -> reference.get("prompt").get(i).asInt())
                                .toList(),
                        steps.size(),
                        EmbeddedBatch.greedy(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        TestingKvCache.ONE_CLIENT);

                TokenScores scores = scores(new TestingBatch(local, 1)
                        .answers(List.of(scored(asked, LogprobOptions.ofAnswer(5))), cancellation)
                        .get(0));

                for (int step = 0; step < steps.size(); step++) {
                    for (JsonNode token : steps.get(step)) {
                        assertThat(scores.answer().get(step).top())
                                .filteredOn(likely -> likely.id().orElseThrow()
                                        == token.get(0).asInt())
                                .allSatisfy(likely -> assertThat(
                                                Math.exp(likely.logprob().orElseThrow()))
                                        .isCloseTo(token.get(1).asDouble(), within(1e-3)))
                                .hasSize(1);
                    }
                }
            }
        }
    }
}
