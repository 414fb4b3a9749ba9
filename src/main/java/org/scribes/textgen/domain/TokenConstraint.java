package org.scribes.textgen.domain;

/**
 * What an answer may go on with, told byte by byte of its UTF-8 form, so that it fits every tokenizer. A state is a
 * number: whoever generates keeps one for each sequence. Immutable, and safe for many threads.
 */
public interface TokenConstraint {
    /** The state that no text leads to. */
    long REFUSED = -1;

    /** The state before the first byte; never {@link #REFUSED}. */
    long start();

    /**
     * The state after one more byte.
     *
     * @param state one that this constraint gave, not {@link #REFUSED}
     * @param next 0 to 255
     * @return {@link #REFUSED} if the text may not go on so
     */
    long next(long state, int next);

    /** Whether the text may only go on with what the constraint names: a repetition penalty rests meanwhile. */
    boolean binds(long state);

    /**
     * Whether the text may become bound with this byte. Where nothing binds, a byte that does not is always allowed, and
     * binds nothing: tokens without others need not be looked at there.
     *
     * @param next 0 to 255
     */
    default boolean mayBind(int next) {
        return true;
    }

    /** Whether the answer may end in this state. */
    boolean mayEnd(long state);
}
