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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
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
    private final ExecutorService asking = Executors.newFixedThreadPool(4);
    private final TestingPipeline pipeline = new TestingPipeline(threads);

    @TempDir
    Path folder;

    /** Whether an answer quotes the right passage and no other, and the whole verse. */
    private record Right(boolean byReference, boolean passage, boolean whole) {}

    /** How many answers were right. */
    private record Share(long passage, long whole, long byReference, long byWord, long millis) {
        static Share of(List<Right> answers, long millis) {
            return new Share(
                    answers.stream().filter(Right::passage).count(),
                    answers.stream().filter(Right::whole).count(),
                    answers.stream()
                            .filter(one -> one.passage() && one.byReference())
                            .count(),
                    answers.stream()
                            .filter(one -> one.passage() && !one.byReference())
                            .count(),
                    millis);
        }

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

        private static double percent(long part, int all) {
            return 100.0 * part / all;
        }
    }

    @BeforeAll
    static void startEngine() {
        TestingEngine.start();
    }

    @AfterEach
    void stop() {
        asking.shutdownNow();
        threads.shutdownNow();
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
        }
        for (int count : new int[] {4, 8}) {
            table.add(measure(questions, count, List.of(EMBEDDED, NOISY), 0.7, backends)
                    .row(count + ", two models, temperature 0.7"));
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
        long start = System.nanoTime();
        List<Right> answers = questions.stream()
                .map(question -> asking.submit(() -> right(
                        question,
                        pipeline.ask(
                                        request(question, count, models, temperature),
                                        new Cancellation(Duration.ofMinutes(5), System::nanoTime),
                                        backends)
                                .result()
                                .orElseThrow())))
                .toList()
                .stream()
                .map(CandidateGainIT::join)
                .toList();
        return Share.of(answers, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static Right join(Future<Right> answer) {
        try {
            return answer.get(10, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static Right right(VerseQuestions.VerseQuestion question, GenerationResult result) {
        boolean passage = cites(result, question.asked());
        return new Right(
                question.byReference(),
                passage,
                passage && result.completion().text().contains(question.verse()));
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
