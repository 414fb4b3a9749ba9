package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.scribes.textgen.backend.local.batch.LocalModel;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.grounding.text.TestingQuotations;

/** Generates answers with all sampling settings and checks their quotations against the passages. */
public final class QuotationProof implements AutoCloseable {
    private static final List<String> PASSAGES = List.of(
            "For God so loved the world, that he gave his only born Son, that whoever believes in him should not "
                    + "perish, but have eternal life.",
            "He said to them, “Don’t be afraid—for behold, I bring you good news of great joy which will be to all "
                    + "the people.”\nThere is born to you today… a Savior; who is Christ, the Lord!",
            "We know that all things work together for good for those who love God, to those who are called.");

    private static final TokenConstraint CONSTRAINT = QuotationAutomaton.ofTexts(PASSAGES, TestingWords.get());
    private static final List<Double> TEMPERATURES = List.of(0.2, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0);
    private static final int MIN_TOKENS = 40;
    private static final int MORE_TOKENS = 21;
    private static final int TOGETHER = 8;
    private static final int MEMORY = 2000;

    private final CheckpointTokenizer tokenizer;
    private final LocalModel model;
    private final Random random = new Random(3);
    private int opened;
    private int closed;
    private int cut;

    /**
     * Loads a model.
     *
     * @param checkpoint the folder of the weights
     * @param tokens the folder of the tokenizer
     */
    public QuotationProof(Path checkpoint, Path tokens) {
        ModelConfig config = ModelConfig.read(checkpoint);
        Set<Integer> ends = Set.copyOf(config.eosTokenIds());
        this.tokenizer = CheckpointTokenizer.open(tokens);
        Vocabulary vocabulary = VocabularyReader.read(tokens, tokenizer, config.vocabSize(), ends);
        Decoder decoder = TestingCheckpoints.load(checkpoint, Numerics.F32);
        decoder.reserve(MEMORY);
        QuotingDecoder quoting = new QuotingDecoder(decoder, tokens(Set.of(" ")), tokens(Set.of("\"", "“", "«")));
        this.model = TestingModels.of(quoting, MEMORY, tokenizer, vocabulary, ends);
    }

    /** The tokens with the given texts after another token. */
    private List<Integer> tokens(Set<String> texts) {
        int letter = tokenizer.encode("a")[0];
        int start = tokenizer.decode(new int[] {letter}, true).length();
        return IntStream.range(0, tokenizer.vocabularySize())
                .filter(id -> texts.contains(
                        tokenizer.decode(new int[] {letter, id}, true).substring(start)))
                .boxed()
                .toList();
    }

    /** Generates and checks answers. */
    public void run(int answers) {
        Cancellation cancellation = new Cancellation(Duration.ofMinutes(10), System::nanoTime);
        for (int i = 0; i < answers; i += TOGETHER) {
            List<PreparedRequest> requests = IntStream.range(i, Math.min(answers, i + TOGETHER))
                    .mapToObj(index -> request(TEMPERATURES.get(index % TEMPERATURES.size())))
                    .toList();
            new TestingBatch(model, TOGETHER).answers(requests, cancellation).forEach(this::check);
        }
    }

    private PreparedRequest request(double temperature) {
        SamplingParameters sampling = new SamplingParameters(
                temperature,
                random.nextBoolean() ? 1 : 0.9,
                random.nextBoolean() ? 0 : 1 + random.nextInt(50),
                random.nextBoolean() ? 1 : 1.3,
                random.nextBoolean(),
                OptionalLong.of(random.nextLong()));
        List<Integer> prompt = IntStream.range(0, 4)
                .map(i -> 6 + random.nextInt(tokenizer.vocabularySize() - 6))
                .boxed()
                .toList();
        List<String> stop = random.nextInt(8) == 0 ? List.of(" God") : List.of();
        return new PreparedRequest(
                prompt,
                MIN_TOKENS + random.nextInt(MORE_TOKENS),
                sampling,
                stop,
                Optional.of(CONSTRAINT),
                new ArrayList<>(),
                TestingKvCache.ONE_CLIENT);
    }

    private void check(Completion answer) {
        List<TestingQuotations.Quotation> quotations = TestingQuotations.of(answer.text());
        boolean isCut = quotations.stream().anyMatch(quotation -> !quotation.closed());
        opened += quotations.size();
        closed += quotations.size() - (isCut ? 1 : 0);
        cut += isCut ? 1 : 0;
        assertThat(TestingQuotations.falseIn(answer.text(), PASSAGES, isCut))
                .as(answer.text())
                .isEmpty();
        if (isCut) {
            assertThat(answer.finishReason()).as(answer.text()).isNotEqualTo(FinishReason.EOS_TOKEN);
            assertThat(answer.warnings()).as("warning about the cut").hasSize(1);
        }
    }

    public int opened() {
        return opened;
    }

    /** A summary of the run. */
    public String figures() {
        return "%d quotations opened, %d closed and true, %d cut and marked".formatted(opened, closed, cut);
    }

    @Override
    public void close() {
        model.close();
    }
}
