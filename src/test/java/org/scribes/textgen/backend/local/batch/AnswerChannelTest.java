package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenUsage;

@Timeout(20)
class AnswerChannelTest {
    private static final Completion COMPLETION =
            new Completion("ab", FinishReason.EOS_TOKEN, "m", Mode.LOCAL, TokenUsage.counted(1, 2), 0, List.of());

    private final AtomicLong nanos = new AtomicLong();
    private final Cancellation cancellation = new Cancellation(Duration.ofSeconds(30), nanos::get);
    private final AnswerChannel channel = new AnswerChannel();

    @Test
    void passOn_piecesThenDone_forwardsAllInOrder() {
        List<String> pieces = new ArrayList<>();
        channel.piece("a");
        channel.piece("b");
        channel.done(COMPLETION);

        assertThat(channel.passOn(pieces::add, cancellation)).isEqualTo(COMPLETION);
        assertThat(pieces).containsExactly("a", "b");
    }

    @Test
    void passOn_failure_isThrownAfterEarlierPieces() {
        List<String> pieces = new ArrayList<>();
        channel.piece("a");
        channel.failed(new GenerationException(ErrorCode.OUT_OF_MEMORY, "no room"));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> channel.passOn(pieces::add, cancellation))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY));
        assertThat(pieces).containsExactly("a");
    }

    @Test
    void passOn_failingSink_cancelsTheRequest() {
        channel.piece("a");

        assertThatIllegalStateException()
                .isThrownBy(() -> channel.passOn(
                        text -> {
                            throw new IllegalStateException("gone");
                        },
                        cancellation));
        assertThat(cancellation.reason()).contains(Cancellation.Reason.CLIENT_GONE);
    }

    @Test
    void passOn_cancelledWhileItWaits_endsAtOnce() {
        CompletableFuture<Completion> waiting =
                CompletableFuture.supplyAsync(() -> channel.passOn(text -> {}, cancellation));
        assertThat(waiting).isNotDone();

        cancellation.cancel(Cancellation.Reason.CLIENT_GONE);

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    @Test
    void passOn_noItemBeforeTheDeadline_isATimeout() {
        nanos.set(Duration.ofSeconds(31).toNanos());

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> channel.passOn(text -> {}, cancellation))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
    }
}
