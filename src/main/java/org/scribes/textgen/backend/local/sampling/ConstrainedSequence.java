package org.scribes.textgen.backend.local.sampling;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenConstraint;

/** The state of one answer under a constraint. Not thread-safe. */
public final class ConstrainedSequence {
    private static final int MAX_MASKS = 8;

    private final Vocabulary vocabulary;
    private final TokenConstraint constraint;
    /** Masks of unbound states. A constraint has few of them, and an answer returns to them often. */
    private final Map<Long, TokenMask> unboundMasks = new HashMap<>();

    private long state;
    private boolean begun;
    private @Nullable TokenMask mask;

    /** Starts an empty answer. */
    public ConstrainedSequence(Vocabulary vocabulary, TokenConstraint constraint) {
        this.vocabulary = vocabulary;
        this.constraint = constraint;
        this.state = constraint.start();
    }

    /** Whether no token is allowed: the vocabulary cannot express the required text. */
    boolean isStuck() {
        return mask().isEmpty(vocabulary.size());
    }

    /** Whether the constraint prescribes the next text. */
    boolean isBound() {
        return constraint.binds(state);
    }

    /** The tokens that may follow. */
    TokenMask mask() {
        TokenMask current = mask;
        if (current == null) {
            current = constraint.binds(state) || !begun ? vocabulary.mask(constraint, state, begun) : unboundMask();
            mask = current;
        }
        return current;
    }

    private TokenMask unboundMask() {
        if (unboundMasks.size() > MAX_MASKS) {
            unboundMasks.clear();
        }
        return unboundMasks.computeIfAbsent(state, from -> vocabulary.mask(constraint, from, true));
    }

    /**
     * The number of leading proposed tokens that may follow in turn. Changes nothing. A token that ends the answer ends
     * the proposal and does not count.
     */
    int allowedPrefix(int[] proposal) {
        long at = state;
        boolean started = begun;
        for (int i = 0; i < proposal.length; i++) {
            int token = proposal[i];
            at = vocabulary.isEnd(token) ? TokenConstraint.REFUSED : vocabulary.after(constraint, at, started, token);
            if (at == TokenConstraint.REFUSED) {
                return i;
            }
            started = started || !vocabulary.isSilent(token);
        }
        return proposal.length;
    }

    /**
     * Advances by a token.
     *
     * @throws IllegalArgumentException if the token may not follow
     */
    void accept(int token) {
        if (!mask().allows(token)) {
            throw new IllegalArgumentException("token " + token + " may not follow");
        }
        mask = null;
        if (vocabulary.isEnd(token) || vocabulary.isSilent(token)) {
            return;
        }
        for (byte next : vocabulary.bytes(token, begun)) {
            state = constraint.next(state, next & 0xFF);
        }
        begun = true;
    }
}
