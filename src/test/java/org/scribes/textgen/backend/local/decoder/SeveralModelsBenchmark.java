package org.scribes.textgen.backend.local.decoder;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.DoubleStream;

/**
 * Measures what a second model costs the first: tokens a second of decode steps, alone, beside another that is loaded and
 * idle, and beside one that computes, with two ways to use the processors. Prints medians of rounds.
 */
final class SeveralModelsBenchmark {
    private static final long WINDOW_NANOS = 1_000_000_000;
    private static final int WARM_STEPS = 3;
    private static final int LENGTH = 256;

    /** How two models use the processors. */
    private enum Way {
        /** Each with all threads, whatever the other does. */
        FREE,
        /** One step after another, first come, first served. */
        TURNS
    }

    private final Path first;
    private final Path second;
    private final int rows;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    private SeveralModelsBenchmark(Path first, Path second, int rows) {
        this.first = first;
        this.second = second;
        this.rows = rows;
    }

    /**
     * Prints the figures.
     *
     * @param arguments the folders of two checkpoints, the number of rounds, numbers of streams...
     */
    public static void main(String[] arguments) throws Exception {
        Engine.getEngine("PyTorch");
        for (int i = 3; i < arguments.length; i++) {
            SeveralModelsBenchmark benchmark = new SeveralModelsBenchmark(
                    Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[i]));
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                benchmark.round();
            }
            benchmark.print();
        }
    }

    private void round() throws Exception {
        try (Lane a = new Lane(first)) {
            record("A alone", a.run(Way.FREE).get());
            try (Lane b = new Lane(second)) {
                record("A, B loaded and idle", a.run(Way.FREE).get());
                record("B, A loaded and idle", b.run(Way.FREE).get());
                for (Way way : Way.values()) {
                    Future<Double> other = b.run(way);
                    record("A, B busy, " + way, a.run(way).get());
                    record("B, A busy, " + way, other.get());
                }
            }
        }
    }

    private void record(String what, double tokensPerSecond) {
        measured.computeIfAbsent(what, key -> new ArrayList<>()).add(tokensPerSecond);
    }

    /** Medians of tokens a second, and of their ratio to those of the same model without the other in the same round. */
    private void print() {
        measured.forEach((what, figures) -> {
            List<Double> alone =
                    measured.getOrDefault(what.startsWith("A") ? "A alone" : "B, A loaded and idle", figures);
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                ratios.add(figures.get(i) / alone.get(i));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d streams  %-24s %7.1f tokens/s  %.2f%n",
                    rows,
                    what,
                    median(figures),
                    median(ratios));
        });
    }

    private static double median(List<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2])
                .average()
                .orElseThrow();
    }

    private final ReentrantLock turns = new ReentrantLock(true);

    /** A model on its own thread. */
    private final class Lane implements AutoCloseable {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Decoder decoder;
        private int chosen;

        Lane(Path folder) throws Exception {
            this.decoder = thread.submit(() -> {
                        Decoder loaded = TestingCheckpoints.load(
                                folder,
                                Numerics.int8(CpuFeatures.ofThisMachine().saturatesInt8()));
                        loaded.reserve(LENGTH * rows);
                        JniUtils.setNumThreads(processors);
                        return loaded;
                    })
                    .get();
        }

        /** Decodes for a while. Tokens a second. */
        Future<Double> run(Way way) {
            return thread.submit(() -> {
                float[] logits = new float[decoder.vocabularySize()];
                for (int i = 0; i < WARM_STEPS; i++) {
                    step(way, logits);
                }
                long start = System.nanoTime();
                long tokens = 0;
                while (System.nanoTime() - start < WINDOW_NANOS) {
                    step(way, logits);
                    tokens += rows;
                }
                return tokens * 1e9 / (System.nanoTime() - start);
            });
        }

        private void step(Way way, float[] logits) {
            BatchStep step = new BatchStep();
            for (int row = 0; row < rows; row++) {
                step.addTokenWithLogits(row * LENGTH, LENGTH - 1, chosen);
            }
            if (way == Way.TURNS) {
                turns.lock();
            }
            Decoder.StepLogits computed;
            try {
                computed = decoder.step(step);
            } finally {
                if (way == Way.TURNS) {
                    turns.unlock();
                }
            }
            try (computed) {
                for (int row = 0; row < rows; row++) {
                    computed.copy(row, logits);
                    chosen = highest(logits); // what a greedy sampler does between two steps
                }
            }
        }

        private int highest(float[] logits) {
            int best = 0;
            for (int i = 1; i < logits.length; i++) {
                best = logits[i] > logits[best] ? i : best;
            }
            return best;
        }

        @Override
        public void close() {
            CompletableFuture.runAsync(decoder::close, thread).join();
            thread.shutdown();
        }
    }
}
