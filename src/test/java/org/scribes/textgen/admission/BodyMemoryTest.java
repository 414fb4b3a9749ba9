package org.scribes.textgen.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

class BodyMemoryTest {
    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.retryAfter()).isPresent());
    }

    @Test
    void arrivingBodies_areLimitedPerClient() {
        BodyMemory memory = new BodyMemory(2, 1000, 10);
        BodyMemory.Body first = memory.open("a");
        BodyMemory.Body second = memory.open("a");

        assertRefused(ErrorCode.RATE_LIMITED, () -> memory.open("a"));
        memory.open("b");
        first.arrived();
        second.release();

        memory.open("a");
        memory.open("a");
        assertRefused(ErrorCode.RATE_LIMITED, () -> memory.open("a"));
    }

    @Test
    void bytes_areHeldUntilRelease() {
        BodyMemory memory = new BodyMemory(100, 100, 10);
        BodyMemory.Body body = memory.open("a");
        body.grow(50);
        body.arrived();

        BodyMemory.Body more = memory.open("a");
        assertRefused(ErrorCode.OVERLOADED, () -> more.grow(1));
        body.release();
        body.release();

        more.grow(50);
        assertRefused(ErrorCode.OVERLOADED, () -> more.grow(1));
    }

    @Test
    void clientAtItsLimit_leavesTheOtherHalf() {
        BodyMemory memory = new BodyMemory(100, 100, 10);
        memory.open("a").grow(50);
        memory.open("b").grow(50);

        BodyMemory.Body third = memory.open("c");
        assertRefused(ErrorCode.OVERLOADED, () -> third.grow(1));
    }

    @Test
    void largestBody_alwaysFits() {
        BodyMemory memory = new BodyMemory(100, 1, 1000);
        memory.open("a").grow(1000);
        memory.open("b").grow(1000);
    }

    @Test
    void clientWithoutBodies_isRemoved() {
        BodyMemory memory = new BodyMemory(1, 100, 10);
        for (int i = 0; i < 1000; i++) {
            BodyMemory.Body body = memory.open("client " + i);
            body.grow(1);
            if (i % 2 == 0) {
                body.arrived();
            }
            body.release();
            body.grow(1);
            body.arrived();
        }

        assertThat(memory.clients()).isZero();
    }
}
