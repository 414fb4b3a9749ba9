package org.scribes.textgen.backend.local.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.backend.local.batch.TestingBatch;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;

/** Tests that an answer does not depend on the rest of the batch, on proposals or on cached prefixes. */
class BatchingTest {
    private static final String PSALM = "The LORD is my shepherd: I shall lack nothing. He makes me lie down in green "
            + "pastures. He leads me beside still waters. He restores my soul. ";

    private static final int TOKENS = 40;

    @TempDir
    Path folder;

    private final Cancellation cancellation = new Cancellation(Duration.ofMinutes(5), System::nanoTime);

    static Stream<Numerics> numerics() {
        return Stream.of(Numerics.F32, Numerics.int8(CpuFeatures.ofThisMachine().saturatesInt8()));
    }

    private List<String> answers(TestingBatch batch, List<PreparedRequest> requests) {
        return batch.answers(requests, cancellation).stream()
                .map(Completion::text)
                .toList();
    }

    /** Fifteen other requests with various prompt lengths and sampling settings. */
    private static List<PreparedRequest> others(EmbeddedBatch model) {
        return IntStream.range(1, 16)
                .mapToObj(i ->
                        model.request(PSALM.substring(0, 5 + 8 * i), 10 + 3 * i, EmbeddedBatch.sampling(0.15 * i, i)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("numerics")
    void greedyAnswer_inAnyBatch_isTheSame(Numerics numerics) {
        try (EmbeddedBatch model = new EmbeddedBatch(folder, numerics)) {
            PreparedRequest request = model.request(PSALM, TOKENS, EmbeddedBatch.greedy());
            List<PreparedRequest> together = new ArrayList<>(others(model));
            together.add(7, request);

            String alone = answers(model.batch(1, false), List.of(request)).get(0);
            List<String> shared = answers(model.batch(16, false), together);

            assertThat(alone).isNotBlank();
            assertThat(shared.get(7)).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("numerics")
    void everyAnswer_withAndWithoutProposals_isTheSame(Numerics numerics) {
        try (EmbeddedBatch model = new EmbeddedBatch(folder, numerics)) {
            String copied = PSALM + PSALM + PSALM;
            List<PreparedRequest> requests = new ArrayList<>();
            for (double temperature : List.of(0.0, 0.0, 0.2, 0.7, 1.0, 1.5, 2.0)) {
                requests.add(model.request(copied, TOKENS, EmbeddedBatch.sampling(temperature, requests.size())));
            }
            TestingBatch proposing = model.batch(3, true);

            assertThat(answers(proposing, requests)).isEqualTo(answers(model.batch(3, false), requests));
            assertThat(proposing.gauges().tokensAccepted()).isPositive();
            assertThat(proposing.gauges().tokensProposed())
                    .isGreaterThan(proposing.gauges().tokensAccepted());
        }
    }

    @ParameterizedTest
    @MethodSource("numerics")
    void cachedPrompt_hasTheSameAnswer(Numerics numerics) {
        try (EmbeddedBatch model = new EmbeddedBatch(folder, numerics)) {
            PreparedRequest first = model.request(PSALM + "He ", TOKENS, EmbeddedBatch.greedy());
            PreparedRequest second = model.request(PSALM + "She ", TOKENS, EmbeddedBatch.greedy());
            TestingBatch batch = model.batch(4, false);

            List<String> read = answers(model.batch(4, false), List.of(second));
            List<String> again = Stream.of(first, second)
                    .map(request -> answers(batch, List.of(request)).get(0))
                    .toList();

            assertThat(again.get(1)).isEqualTo(read.get(0));
            assertThat(batch.gauges().prefixTokensReused())
                    .isGreaterThan(first.prompt().size() - 4);
        }
    }
}
