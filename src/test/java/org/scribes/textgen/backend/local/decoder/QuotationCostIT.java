package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.TestingEngine;
import org.scribes.textgen.backend.local.prompt.VocabularyReader;
import org.scribes.textgen.backend.local.sampling.ConstrainedSequence;
import org.scribes.textgen.backend.local.sampling.Sampler;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.store.TestingWords;

/** Measures the cost of the quotation constraint per step: the same logits sampled alternately with and without it. */
@Tag("slow")
class QuotationCostIT {
    private static final String WORDS = "In the beginning God created the heavens and the earth and darkness was on "
            + "the surface of the deep Spirit hovering over waters said Let there be light saw that it good divided";

    private static final SamplingParameters SAMPLING =
            new SamplingParameters(0.8, 0.95, 40, 1.1, false, OptionalLong.of(1));

    private static final int ANSWERS = 20;
    private static final int TOKENS = 100;
    private static final int WARM = 5;

    @TempDir
    Path folder;

    /** Twenty passages of a hundred words. */
    private static TokenConstraint passages() {
        Random random = new Random(1);
        String[] words = WORDS.split(" ", -1);
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < 20; text++) {
            StringBuilder passage = new StringBuilder();
            for (int word = 0; word < 100; word++) {
                passage.append(words[random.nextInt(words.length)]).append(word % 7 == 6 ? ", " : " ");
            }
            texts.add(passage.toString());
        }
        return QuotationAutomaton.ofTexts(texts, TestingWords.get());
    }

    @Test
    void embeddedModel_constraintCostsLittle(TestReporter reporter) {
        TestingEngine.start();
        Path checkpoint = EmbeddedModel.install(folder);
        ModelConfig config = ModelConfig.read(checkpoint);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(checkpoint);
                Decoder decoder = TestingCheckpoints.load(checkpoint, Numerics.F32)) {
            Vocabulary vocabulary = VocabularyReader.read(checkpoint, tokenizer, config.vocabSize(), Set.of(5));
            int mark = tokenizer.encode("\"")[0];
            assertCheap("outside", steps(decoder, vocabulary, tokenizer.encode("a")[0], mark), reporter);
            assertCheap("inside", steps(decoder, vocabulary, mark, mark), reporter);
        }
    }

    /** The constraint's share of the step time, in answers without quotation marks after the first token. */
    private static List<Double> steps(Decoder decoder, Vocabulary vocabulary, int first, int mark) {
        List<Double> shares = new ArrayList<>();
        TokenConstraint constraint = passages();
        for (int answer = 0; answer < ANSWERS; answer++) {
            ConstrainedSequence held = new ConstrainedSequence(vocabulary, constraint);
            Sampler constrained = Sampler.of(SAMPLING, new int[0], held);
            Sampler free = Sampler.of(SAMPLING, new int[0]);
            decoder.reserve(TOKENS + 1);
            SingleSequence sequence = new SingleSequence(decoder, 0);
            {
                int token = constrained.next(only(first, vocabulary));
                for (int step = 0; step < TOKENS; step++) {
                    long start = System.nanoTime();
                    float[] logits = sequence.advance(token);
                    long computed = System.nanoTime() - start;
                    logits[mark] = -1000;
                    float[] same = logits.clone();
                    start = System.nanoTime();
                    int ignored = free.next(same);
                    long without = System.nanoTime() - start;
                    start = System.nanoTime();
                    token = constrained.next(logits);
                    long with = System.nanoTime() - start;
                    assertThat(ignored).isNotNegative();
                    if (answer >= WARM) {
                        shares.add((double) (with - without) / (computed + without));
                    }
                }
            }
        }
        return shares;
    }

    private static float[] only(int token, Vocabulary vocabulary) {
        float[] logits = new float[vocabulary.size()];
        logits[token] = 1000;
        return logits;
    }

    private static void assertCheap(String where, List<Double> shares, TestReporter reporter) {
        Collections.sort(shares);
        double median = shares.get(shares.size() / 2);
        double ninth = shares.get(shares.size() * 9 / 10);
        reporter.publishEntry(
                where,
                "%+.2f %% of a step at the median, %+.2f %% at the ninth decile".formatted(100 * median, 100 * ninth));
        assertThat(median).isLessThan(0.05);
    }

    /** A vocabulary as large as those of large models: bytes, and word pieces with and without a leading space. */
    @Test
    void largeVocabulary_masksInAFractionOfAMillisecond(TestReporter reporter) {
        int size = 128 * 1024;
        Vocabulary.Builder builder = new Vocabulary.Builder(size, Set.of());
        Random random = new Random(2);
        String source = WORDS + " \"“…, " + WORDS.toLowerCase(Locale.ROOT);
        for (int id = 0; id < size; id++) {
            StringBuilder text = new StringBuilder();
            int from = random.nextInt(source.length() - 8);
            text.append(source, from, from + 1 + random.nextInt(7));
            for (int more = random.nextInt(4); more > 0; more--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            byte[] bytes = id < 256 ? new byte[] {(byte) id} : text.toString().getBytes(StandardCharsets.UTF_8);
            builder.token(id, bytes, bytes);
        }
        Vocabulary vocabulary = builder.build();
        TokenConstraint constraint = passages();
        List<Double> first = new ArrayList<>();
        List<Double> inside = new ArrayList<>();
        for (int answer = 0; answer < ANSWERS; answer++) {
            Sampler sampler = Sampler.of(SAMPLING, new int[0], new ConstrainedSequence(vocabulary, constraint));
            for (int step = 0; step < TOKENS; step++) {
                float[] logits = step == 0 ? only('"', vocabulary) : only(random.nextInt(size), vocabulary);
                float[] same = logits.clone();
                Sampler free = Sampler.of(SAMPLING, new int[0]);
                long start = System.nanoTime();
                assertThat(free.next(same)).isNotNegative();
                long without = System.nanoTime() - start;
                start = System.nanoTime();
                assertThat(sampler.next(logits)).isNotNegative();
                double added = (System.nanoTime() - start - without) / 1e6;
                if (answer >= WARM) {
                    (step == 0 ? first : inside).add(added);
                }
            }
        }
        Collections.sort(first);
        Collections.sort(inside);
        reporter.publishEntry("first step, ms added", "%.3f".formatted(first.get(first.size() / 2)));
        reporter.publishEntry("further steps, ms added", "%.3f".formatted(inside.get(inside.size() / 2)));
        assertThat(inside.get(inside.size() / 2)).isLessThan(1);
    }
}
