package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;

class FailureTextTest {
    private static final String MARK = "For God so loved";

    @Test
    void foreignException_isToldWithoutItsMessage() {
        String text = FailureText.of(new UncheckedIOException(MARK, new IOException(MARK)));

        assertThat(text)
                .startsWith("java.io.UncheckedIOException at " + FailureTextTest.class.getName() + ".foreignException")
                .contains("; caused by java.io.IOException at ")
                .doesNotContain(MARK);
    }

    @Test
    void domainsExceptions_keepTheirMessages() {
        assertThat(FailureText.of(new ModelLoadException("config.json", "has no model_type")))
                .isEqualTo("org.scribes.textgen.domain.ModelLoadException: config.json: has no model_type");
        assertThat(FailureText.of(new GenerationException(ErrorCode.TIMEOUT, "too late", new IOException(MARK))))
                .startsWith(
                        "org.scribes.textgen.domain.GenerationException: too late; caused by java.io.IOException at ")
                .doesNotContain(MARK);
    }

    @Test
    void causeWithTheSameMessage_isLeftOut() {
        GenerationException failure =
                new GenerationException(ErrorCode.UPSTREAM_ERROR, "not reached", new IOException());

        assertThat(FailureText.of(new TransientFailure("connect", failure)))
                .startsWith(
                        "org.scribes.textgen.backend.TransientFailure: not reached; caused by java.io.IOException at ")
                .doesNotContain("GenerationException");
    }

    @Test
    void placesOfForeignCode_areLeftOutExceptTheFirst() {
        RuntimeException failure = new IllegalStateException();
        failure.setStackTrace(frames("ai.djl.A", "ai.djl.B", "org.scribes.textgen.backend.C", "java.lang.Thread"));

        assertThat(FailureText.of(failure))
                .isEqualTo("java.lang.IllegalStateException at ai.djl.A.m:1, org.scribes.textgen.backend.C.m:3");
    }

    @Test
    void manyPlaces_areCut() {
        RuntimeException failure = new IllegalStateException();
        failure.setStackTrace(ownFrames(50));

        assertThat(FailureText.of(failure).split(", ")).hasSize(5);
    }

    @Test
    void causesInACircle_end() {
        RuntimeException one = new IllegalStateException();
        RuntimeException other = new IllegalArgumentException(one);
        one.initCause(other);

        assertThat(FailureText.of(one).split("; caused by ")).hasSize(5);
    }

    @Test
    void exceptionWithoutPlaces_isItsType() {
        RuntimeException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[0]);

        assertThat(FailureText.of(failure)).isEqualTo("java.lang.IllegalStateException");
        assertThat(Logfmt.line("e", List.of(EventLog.failure(failure))))
                .isEqualTo("e failure=java.lang.IllegalStateException");
    }

    private static StackTraceElement[] frames(String... types) {
        StackTraceElement[] frames = new StackTraceElement[types.length];
        for (int i = 0; i < types.length; i++) {
            frames[i] = new StackTraceElement(types[i], "m", "F.java", i + 1);
        }
        return frames;
    }

    private static StackTraceElement[] ownFrames(int count) {
        String[] types = new String[count];
        Arrays.fill(types, "org.scribes.textgen.backend.C");
        return frames(types);
    }
}
