package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.TestingEngine;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

/**
 * Measures the embedded model's perplexity on the verses that it quotes, quantised and in f32. It knows no other text:
 * elsewhere its perplexity exceeds its vocabulary. It does not support int4, as its width of 688 is not a multiple of
 * 32.
 */
@Tag("full")
class PerplexityTest {
    /** One verse per line: book, chapter, verse, text. */
    private static final Path VERSES = Path.of("../shared/data/web.tsv");

    private static final int EVERY = 251;
    private static final int LONGEST = 200;

    /** A prompt from its chat template, and its answer. */
    private static final String QUESTION =
            "<|system|>Answer only from the passages.\n<|context|>\n[1] %1$s: %2$s\n<|user|>What does %1$s say?\n<|assistant|>";

    private static final String ANSWER = "%1$s says, \"%2$s\" [1]<|end|>";

    @TempDir
    static Path folder;

    private static List<Text> texts;

    /** Tokens, and the number of leading ones that are given. */
    private static final class Text {
        private final int[] tokens;
        private final int given;

        Text(int[] tokens, int given) {
            this.tokens = tokens;
            this.given = given;
        }
    }

    @BeforeAll
    static void readVerses() throws IOException {
        assumeTrue(Files.exists(VERSES), () -> "no verses in " + VERSES);
        assumeTrue(CpuFeatures.ofThisMachine().computesInt8(), "this processor has no int8");
        TestingEngine.start();
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(EmbeddedModel.install(folder));
                Stream<String> lines = Files.lines(VERSES)) {
            List<String> verses = lines.toList();
            texts = IntStream.iterate(0, line -> line < verses.size(), line -> line + EVERY)
                    .mapToObj(line -> quoted(tokenizer, verses.get(line).split("\t")))
                    .filter(text -> text.tokens.length <= LONGEST)
                    .toList();
        }
        assertThat(texts).hasSizeBetween(90, 150);
    }

    private static Text quoted(CheckpointTokenizer tokenizer, String[] verse) {
        String reference = "%s %s:%s".formatted(verse[0], verse[1], verse[2]);
        String question = QUESTION.formatted(reference, verse[3]);
        int[] tokens = tokenizer.encode(question + ANSWER.formatted(reference, verse[3]));
        return new Text(tokens, tokenizer.encode(question).length);
    }

    private static double perplexity(Numerics numerics) {
        float[] logits = new float[4096];
        double surprise = 0;
        int count = 0;
        try (Decoder decoder = TestingCheckpoints.load(folder.resolve("models/scribes-tiny"), numerics)) {
            decoder.reserve(LONGEST);
            for (Text text : texts) {
                BatchStep step = new BatchStep();
                step.addTokens(0, 0, text.tokens, 0, text.given - 1);
                for (int i = text.given - 1; i + 1 < text.tokens.length; i++) {
                    step.addTokenWithLogits(0, i, text.tokens[i]);
                }
                try (Decoder.StepLogits rows = decoder.step(step)) {
                    for (int i = 0; i < step.logitsCount(); i++) {
                        rows.copy(i, logits);
                        surprise += surprise(logits, text.tokens[text.given + i]);
                        count++;
                    }
                }
            }
        }
        return Math.exp(surprise / count);
    }

    /** The negative log probability of a token. */
    private static double surprise(float[] logits, int token) {
        float most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return Math.log(sum) + most - logits[token];
    }

    @Test
    void int8_quotedVerses_perplexityEqualsF32(TestReporter reporter) {
        double exact = report("f32", perplexity(Numerics.F32), reporter);
        boolean saturates = CpuFeatures.ofThisMachine().saturatesInt8();
        double full = report("int8", perplexity(Numerics.int8(saturates)), reporter);
        double reduced = report("int8 of 7 bits", perplexity(Numerics.int8(true)), reporter);
        report("bf16", perplexity(Numerics.floats(TorchType.BF16)), reporter);

        assertThat(full).isCloseTo(exact, within(0.001 * exact)); // 1 % would be a fifth of its own value
        assertThat(reduced).isCloseTo(exact, within(0.001 * exact));
    }

    private static double report(String numerics, double perplexity, TestReporter reporter) {
        reporter.publishEntry(numerics, String.format(Locale.ROOT, "perplexity %.4f", perplexity));
        return perplexity;
    }
}
