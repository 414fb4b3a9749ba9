package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.backend.local.decoder.TestingModels;
import org.scribes.textgen.backend.local.kv.TestingKvCache;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.sampling.SamplingParameters;
import org.scribes.textgen.backend.local.sampling.Vocabulary;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.TokenScore;

/** Tests how requests whose prompts are scored share steps, memory and forecasts with others. */
@Timeout(60)
class PromptScoringTest {
    private static final int LARGE = 100_000; // of which 41 rows are 16 MiB of logits
    private static final int END = 5;

    @TempDir
    static Path folder;

    private static CheckpointTokenizer tokenizer;

    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(60), System::nanoTime);

    @BeforeAll
    static void open() {
        tokenizer = CheckpointTokenizer.open(EmbeddedModel.install(folder));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private static LocalModel model(TestingDecoder decoder) {
        Vocabulary vocabulary = new Vocabulary.Builder(decoder.vocabularySize(), Set.of(END)).build();
        return TestingModels.of(decoder, 2000, tokenizer, vocabulary, Set.of(END));
    }

    private static PreparedRequest request(int promptLength, int maxNewTokens, boolean scored) {
        return new PreparedRequest(
                IntStream.range(0, promptLength).map(i -> 7).boxed().toList(),
                maxNewTokens,
                new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty()),
                List.of(),
                Optional.empty(),
                List.of(),
                TestingKvCache.ONE_CLIENT,
                "",
                scored ? Optional.of(new LogprobOptions(0, true, maxNewTokens > 0)) : Optional.empty());
    }

    @Test
    void scoredPrompt_ofALargeVocabulary_isPrefilledInSmallSteps() {
        TestingDecoder decoder = new TestingDecoder(LARGE, 100, 8);

        Completion completion = new TestingBatch(model(decoder), 4)
                .answers(List.of(request(100, 0, true)), cancellation)
                .get(0);

        assertThat(decoder.steps).containsExactly(41, 41, 18);
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.text()).isEmpty();
        assertThat(completion.usage().input()).isEqualTo(100);
        assertThat(completion.usage().generated()).isZero();
        assertThat(completion.scores().orElseThrow().prompt())
                .hasSize(100)
                .extracting(TokenScore::id)
                .allMatch(id -> id.orElseThrow() == 7);
    }

    @Test
    void scoredPrompts_shareTheLogitsOfAStep_andOthersTakeTheRest() {
        TestingDecoder decoder = new TestingDecoder(LARGE, 60, 8, END);

        List<Completion> completions = new TestingBatch(model(decoder), 4)
                .answers(List.of(request(60, 2, true), request(60, 2, true), request(60, 2, false)), cancellation);

        assertThat(decoder.steps.get(0)).isEqualTo(41 + 60);
        assertThat(completions).allSatisfy(completion -> {
            assertThat(completion.finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
            assertThat(completion.usage().generated()).isEqualTo(2);
        });
        assertThat(completions.get(1).scores().orElseThrow().answer())
                .extracting(TokenScore::special)
                .containsExactly(false, true);
        assertThat(completions.get(2).scores()).isEmpty();
    }

    @Test
    void requestsWithoutAnswers_doNotChangeTheExpectedLength() {
        TestingDecoder decoder = new TestingDecoder(4096, 3, 8, END);
        TestingBatch batch = new TestingBatch(model(decoder), 4);
        batch.answers(List.of(request(3, 40, false), request(3, 40, false)), cancellation);
        AnswerLength before = batch.load().length();

        for (int i = 0; i < 40_000; i++) {
            batch.answers(List.of(request(3, 0, true)), cancellation);
        }

        assertThat(batch.load().length()).isEqualTo(before);
        assertThat(batch.expectedWait()).isZero();
    }

    @Test
    void requestsWithoutAnswers_meetTheirDeadlinesInAQueue() {
        TestingDecoder decoder = new TestingDecoder(4096, 50, 8, END);
        TestingBatch batch = new TestingBatch(model(decoder), 2);

        List<Completion> completions = batch.answers(
                IntStream.range(0, 30).mapToObj(i -> request(50, 0, true)).toList(), cancellation);

        assertThat(completions)
                .hasSize(30)
                .allMatch(completion -> completion.usage().generated() == 0);
        assertThat(batch.gauges().kvTokensInUse()).isZero();
    }
}
