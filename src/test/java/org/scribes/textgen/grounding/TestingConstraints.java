package org.scribes.textgen.grounding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.TokenConstraint;

/** Applies constraints byte by byte. */
public final class TestingConstraints {
    private TestingConstraints() {}

    /** The state after {@code text}. */
    public static long after(TokenConstraint constraint, String text) {
        return after(constraint, constraint.start(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The state after {@code bytes}. */
    public static long after(TokenConstraint constraint, long from, byte[] bytes) {
        long state = from;
        for (int i = 0; i < bytes.length && state != TokenConstraint.REFUSED; i++) {
            state = constraint.next(state, bytes[i] & 0xFF);
        }
        return state;
    }

    /** The bytes that may follow. */
    public static List<Integer> allowed(TokenConstraint constraint, long state) {
        List<Integer> allowed = new ArrayList<>();
        for (int next = 0; next < 256; next++) {
            if (constraint.next(state, next) != TokenConstraint.REFUSED) {
                allowed.add(next);
            }
        }
        return allowed;
    }
}
