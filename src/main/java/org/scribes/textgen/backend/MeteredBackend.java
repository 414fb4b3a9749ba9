package org.scribes.textgen.backend;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Consumption;
import org.scribes.textgen.domain.EngineTimes;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;

/**
 * Reports what each attempt consumed to its sink. A failed attempt reports no usage, so it is estimated from the text:
 * once an attempt has sent any, its whole prompt counts as read. The local engine counts as busy from the first piece on.
 * An attempt that failed before its first piece consumed nothing.
 */
final class MeteredBackend extends ForwardingBackend {
    private final LongSupplier nanoTime;

    /** @param nanoTime as {@link System#nanoTime()} */
    MeteredBackend(TextBackend backend, LongSupplier nanoTime) {
        super(backend);
        this.nanoTime = nanoTime;
    }

    @Override
    public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
        CountingSink counting = new CountingSink(sink);
        Completion completion;
        try {
            completion = backend().generate(request, counting, cancellation);
        } catch (RuntimeException | Error failure) {
            if (counting.codePoints > 0) {
                sink.consumed(estimate(request, counting));
            }
            throw failure;
        }
        Duration engine = completion.engine().map(EngineTimes::share).orElse(Duration.ZERO);
        sink.consumed(new Consumption(target(), completion.mode(), completion.model(), completion.usage(), engine));
        return completion;
    }

    private Consumption estimate(GenerationRequest request, CountingSink counting) {
        Mode mode = modelStatus().mode();
        return new Consumption(
                target(),
                mode,
                modelFor(request),
                new TokenUsage(TokenEstimate.of(request), TokenEstimate.ofCodePoints(counting.codePoints), true),
                mode == Mode.LOCAL ? Duration.ofNanos(nanoTime.getAsLong() - counting.begun) : Duration.ZERO);
    }

    private final class CountingSink implements TokenSink {
        private final TokenSink sink;
        private int codePoints;
        private long begun;

        CountingSink(TokenSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(String text) {
            if (codePoints == 0) {
                begun = nanoTime.getAsLong();
            }
            codePoints += TokenEstimate.codePoints(text);
            sink.accept(text);
        }

        @Override
        public void thinking(String text) {
            sink.thinking(text);
        }
    }
}
