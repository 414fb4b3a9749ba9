package org.scribes.textgen.observe;

import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.MessageForPeople;

/**
 * Describes an exception without its message, since messages of libraries can quote a prompt. Only a {@link
 * MessageForPeople} keeps its message, which needs no place in the code. A cause with the same message is left out.
 */
final class FailureText {
    private static final String OWN = "org.scribes.textgen.";
    /** Excluded, since it only calls the failing code. */
    private static final String OBSERVE = OWN + "observe.";

    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 4;

    private FailureText() {}

    static String of(Throwable failure) {
        StringJoiner text = new StringJoiner("; caused by ");
        Throwable current = failure;
        for (int depth = 0; depth < MAX_CAUSES && current != null; depth++) {
            text.add(one(current));
            current = next(current);
        }
        return text.toString();
    }

    /** The next cause that says something new. */
    private static @Nullable Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        while (cause != null
                && failure instanceof MessageForPeople
                && cause instanceof MessageForPeople
                && Objects.equals(cause.getMessage(), failure.getMessage())) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String one(Throwable failure) {
        String type = failure.getClass().getName();
        if (failure instanceof MessageForPeople) {
            return type + ": " + failure.getMessage();
        }
        StringJoiner frames = new StringJoiner(", ");
        frames(failure.getStackTrace()).forEach(frames::add);
        return type + (frames.length() == 0 ? "" : " at " + frames);
    }

    /** The throwing frame and the first frames of this application. */
    private static Stream<String> frames(StackTraceElement[] trace) {
        Stream<StackTraceElement> own = Arrays.stream(trace)
                .skip(1)
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .filter(frame -> !frame.getClassName().startsWith(OBSERVE))
                .limit(MAX_FRAMES);
        return Stream.concat(Arrays.stream(trace).limit(1), own)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
    }
}
