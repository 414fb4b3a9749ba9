package org.scribes.textgen.generation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.StreamEvent;

class HeldAnswerTest {
    private final List<StreamEvent> seen = new ArrayList<>();
    private final AnswerEvents events = new AnswerEvents(seen::add, 10);

    @Test
    void beginning_isHeldUntilThereIsEnough() {
        events.text("In the ");
        assertThat(seen).isEmpty();
        assertThat(events.seen()).isFalse();

        events.text("beginning");
        assertThat(seen).containsExactly(new StreamEvent.Token("In the "), new StreamEvent.Token("beginning"));
        assertThat(events.seen()).isTrue();

        events.text(".");
        assertThat(seen).hasSize(3);
    }

    @Test
    void restartWhileHeld_isNotSeen() {
        events.text("In the ");
        events.restart(ErrorCode.UPSTREAM_ERROR);
        events.text("God ");
        events.release();

        assertThat(seen).containsExactly(new StreamEvent.Token("God "));
    }

    @Test
    void restartAfterRelease_isSeenAndHoldsAnew() {
        events.text("In the beginning");
        events.restart(ErrorCode.UPSTREAM_ERROR);
        events.text("God ");

        assertThat(seen)
                .containsExactly(
                        new StreamEvent.Token("In the beginning"), new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
    }

    @Test
    void releaseOfNothing_isNotSeen() {
        events.release();

        assertThat(events.seen()).isFalse();
    }
}
