package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;

/**
 * Tells what an attempt used up, however it ends. Of one that failed nobody counted the tokens: if it had begun to answer,
 * its prompt was read and what came of its answer was written, so both are worked out from their texts; an engine of ours
 * is taken to have worked since the first of it.
 */
final class Metered {
    private final Consumer<Consumption> meter;
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    Metered(Consumer<Consumption> meter, LongSupplier nanoTime) {
        this.meter = meter;
        this.nanoTime = nanoTime;
    }

    /** As {@link TextBackend#generate} of {@code backend}. */
    Completion generate(TextBackend backend, GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        Counting counting = new Counting(sink);
        boolean answered = false;
        try {
            Completion completion = backend.generate(request, counting, cancellation);
            answered = true;
            Duration engine = completion.engine().map(EngineTimes::share).orElse(Duration.ZERO);
            meter.accept(new Consumption(completion.mode(), completion.model(), completion.usage(), engine));
            return completion;
        } finally {
            if (!answered && counting.codePoints > 0) {
                meter.accept(counting.brokenOff(backend.modelStatus(), request));
            }
        }
    }

    /** Counts what passes. */
    private final class Counting implements TokenSink {
        private final TokenSink reader;
        private int codePoints;
        private long begun;

        Counting(TokenSink reader) {
            this.reader = reader;
        }

        @Override
        public void accept(String text) {
            if (codePoints == 0) {
                begun = nanoTime.getAsLong();
            }
            codePoints += TokenEstimate.codePoints(text);
            reader.accept(text);
        }

        @Override
        public void thinking(String text) {
            reader.thinking(text);
        }

        @Override
        public boolean seen() {
            return reader.seen();
        }

        @Override
        public void restart(ErrorCode reason) {
            reader.restart(reason);
        }

        Consumption brokenOff(ModelStatus status, GenerationRequest request) {
            boolean here = status.mode() == Mode.LOCAL;
            return new Consumption(
                    status.mode(),
                    request.model()
                            .filter(named -> status.mode() != Mode.EXTRACTIVE)
                            .orElse(status.name()),
                    new TokenUsage(TokenEstimate.of(request), TokenEstimate.ofCodePoints(codePoints), true),
                    here ? Duration.ofNanos(nanoTime.getAsLong() - begun) : Duration.ZERO);
        }
    }
}
