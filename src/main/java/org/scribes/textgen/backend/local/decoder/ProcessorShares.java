package org.scribes.textgen.backend.local.decoder;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Divides the processors among the decoders that compute at the same time, in proportion to the threads that each has when
 * it is alone. libtorch keeps the number of threads for each thread that calls it, so no decoder waits for another, and
 * the system's scheduler keeps it fair. Thread-safe.
 */
public final class ProcessorShares {
    /** A decoder counts as computing this long after a step: it will soon make the next. */
    private static final long BUSY_NANOS = 100_000_000;

    private final int processors;
    private final LongSupplier nanoTime;
    private final IntConsumer setThreads;
    private final List<Sharer> sharers = new CopyOnWriteArrayList<>();

    /** @param processors how many may compute at the same time */
    public ProcessorShares(int processors) {
        this(processors, System::nanoTime, JniUtils::setNumThreads);
    }

    /** @param setThreads sets the number of threads that a step on the calling thread uses */
    ProcessorShares(int processors, LongSupplier nanoTime, IntConsumer setThreads) {
        this.processors = processors;
        this.nanoTime = nanoTime;
        this.setThreads = setThreads;
    }

    /**
     * A decoder that shares the processors with the others until it is closed.
     *
     * @param threads the number of threads of the calling thread, to which {@code decoder} is confined
     */
    public Decoder sharing(Decoder decoder, int threads) {
        Sharer sharer = new Sharer(decoder, threads);
        sharers.add(sharer);
        return sharer;
    }

    /** The threads of all decoders that compute now. */
    private int wanted() {
        long now = nanoTime.getAsLong();
        return sharers.stream()
                .filter(sharer -> sharer.isBusy(now))
                .mapToInt(sharer -> sharer.threads)
                .sum();
    }

    private final class Sharer implements Decoder {
        private final Decoder decoder;
        private final int threads;
        private int used;
        private volatile boolean computing;
        private volatile long ended;

        Sharer(Decoder decoder, int threads) {
            this.decoder = decoder;
            this.threads = threads;
            this.used = threads;
            this.ended = nanoTime.getAsLong() - BUSY_NANOS;
        }

        boolean isBusy(long now) {
            return computing || now - ended < BUSY_NANOS;
        }

        @Override
        public StepLogits step(BatchStep step) {
            computing = true;
            try {
                int share = Math.max(1, Math.min(threads, threads * processors / wanted()));
                if (share != used) {
                    setThreads.accept(share);
                    used = share;
                }
                return decoder.step(step);
            } finally {
                ended = nanoTime.getAsLong();
                computing = false;
            }
        }

        @Override
        public int vocabularySize() {
            return decoder.vocabularySize();
        }

        @Override
        public void reserve(int tokens) {
            decoder.reserve(tokens);
        }

        @Override
        public void copy(int from, int to, int length) {
            decoder.copy(from, to, length);
        }

        @Override
        public void close() {
            sharers.remove(this);
            decoder.close();
        }
    }
}
