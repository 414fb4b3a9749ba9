package org.scribes.textgen.generation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.TextBackend;
import org.scribes.textgen.backend.local.LoadedModels;
import org.scribes.textgen.backend.local.NoisyCheckpoint;
import org.scribes.textgen.backend.local.TestingEngine;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.CandidateMode;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/**
 * Prints how often the embedded model quotes the right passage, and the whole of it, with one and with several candidates:
 * seeds of one model, and an ensemble with a second model as small. {@code docs/models.md} has the table.
 */
@Tag("slow")
class CandidateGainIT {
    private static final String EMBEDDED = "scribes-tiny";
    private static final String NOISY = "scribes-noisy";
    private static final int QUESTIONS = Integer.getInteger("questions", 200);
    private static final double NOISE = 0.03;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestingPipeline pipeline = new TestingPipeline(threads);

    @TempDir
    Path folder;

    /** How many answers were right. */
    private record Share(int passage, int whole, int byReference, int byWord, long millis) {
        String row(String label) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %d |",
                    label,
                    percent(passage, QUESTIONS),
                    percent(whole, QUESTIONS),
                    percent(byReference, QUESTIONS / 2),
                    percent(byWord, QUESTIONS / 2),
                    millis / QUESTIONS);
        }

        private static double percent(int part, int all) {
            return 100.0 * part / all;
        }
    }

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @Test
    void candidates_raiseTheShareOfRightPassages() throws IOException, InterruptedException {
        LoadedModels models = new LoadedModels();
        TextBackend[] backends = {models.embedded(), models.of(NoisyCheckpoint.write(folder, NOISE, 1))};
        List<VerseQuestions.VerseQuestion> questions = new VerseQuestions(11).next(QUESTIONS);
        List<String> table = new ArrayList<>();
        Share greedy = measure(questions, 1, List.of(EMBEDDED), 0, backends);
        table.add(greedy.row("1, temperature 0"));
        table.add(measure(questions, 1, List.of(NOISY), 0, backends).row("1, second model, temperature 0"));
        Share best = greedy;
        for (double temperature : new double[] {0.3, 0.7}) {
            for (int count : new int[] {1, 4, 8}) {
                best = measure(questions, count, List.of(EMBEDDED), temperature, backends);
                table.add(best.row(count + ", temperature " + temperature));
            }
            for (int count : new int[] {4, 8}) {
                table.add(measure(questions, count, List.of(EMBEDDED, NOISY), temperature, backends)
                        .row(count + ", two models, temperature " + temperature));
            }
        }
        System.out.println("| candidates | right passage | whole verse | by reference | by word | ms |");
        table.forEach(System.out::println);

        assertThat(best.passage()).isGreaterThan(greedy.passage());
        assertThat(best.whole()).isGreaterThan(greedy.whole());
    }

    private Share measure(
            List<VerseQuestions.VerseQuestion> questions,
            int count,
            List<String> models,
            double temperature,
            TextBackend... backends) {
        int passage = 0;
        int whole = 0;
        int byReference = 0;
        int byWord = 0;
        long start = System.nanoTime();
        for (VerseQuestions.VerseQuestion question : questions) {
            GenerationResult result = pipeline.ask(
                            request(question, count, models, temperature),
                            new Cancellation(Duration.ofMinutes(5), System::nanoTime),
                            backends)
                    .result()
                    .orElseThrow();
            boolean right = cites(result, question.asked());
            passage += right ? 1 : 0;
            whole += right && result.completion().text().contains(question.verse()) ? 1 : 0;
            byReference += right && question.byReference() ? 1 : 0;
            byWord += right && !question.byReference() ? 1 : 0;
        }
        return new Share(
                passage,
                whole,
                byReference,
                byWord,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** Whether the answer quotes the passage and no other. */
    private static boolean cites(GenerationResult result, String passage) {
        List<String> quoted = result.grounded().orElseThrow().citations().stream()
                .filter(citation -> citation.kind().isQuotation())
                .flatMap(citation -> citation.sources().stream())
                .map(Citation.Source::passage)
                .distinct()
                .toList();
        return quoted.equals(List.of(passage));
    }

    private static GenerationRequest request(
            VerseQuestions.VerseQuestion question, int count, List<String> models, double temperature) {
        Optional<String> only = models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
        return new GenerationRequest(
                        "req-1",
                        new Prompt.Text(question.text(), false),
                        question.passages(),
                        SamplingOptions.DEFAULTS.seeded(OptionalLong.of(7)).atTemperature(temperature),
                        only,
                        Delivery.WHOLE,
                        GroundingPolicy.REPAIR,
                        Truncation.NO,
                        false,
                        Optional.empty())
                .choosing(new CandidateOptions(
                        count, CandidateMode.BEST, models.size() == 1 ? List.of() : models, false, false));
    }
}
