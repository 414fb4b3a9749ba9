package org.scribes.textgen.domain;

/**
 * A constraint on the text of an answer: an automaton over the bytes of its UTF-8 form, so that it works with every
 * tokenizer. The caller keeps the current state of each sequence. Immutable and thread-safe.
 */
public interface TokenConstraint {
    /** The result for a byte that is not allowed. */
    long REFUSED = -1;

    /** The state before the first byte; never {@link #REFUSED}. */
    long start();

    /**
     * The state after one more byte.
     *
     * @param state a state of this constraint, not {@link #REFUSED}
     * @param next 0 to 255
     * @return {@link #REFUSED} if this byte is not allowed
     */
    long next(long state, int next);

    /** Whether the constraint restricts the next byte. No repetition penalty applies in this state. */
    boolean binds(long state);

    /**
     * Whether this byte may lead from a state that does not {@linkplain #binds bind} to one that does. In such a state, all
     * other bytes are allowed and do not bind, so tokens made of them need no check.
     *
     * @param next 0 to 255
     */
    default boolean mayBind(int next) {
        return true;
    }

    /** Whether the answer may end in this state. */
    boolean mayEnd(long state);
}
