package org.scribes.textgen.backend.local.sampling;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.TokenConstraint;

/** What one answer may go on with: a constraint, and how far it has come. For one thread at a time. */
public final class ConstrainedSequence {
    private static final int MOST_KEPT = 8;

    private final Vocabulary vocabulary;
    private final TokenConstraint constraint;
    /** Constraints have few states that bind nothing, and an answer comes back to them. */
    private final Map<Long, TokenMask> free = new HashMap<>();

    private long state;
    private boolean begun;
    private @Nullable TokenMask mask;

    /** An answer without a token. */
    public ConstrainedSequence(Vocabulary vocabulary, TokenConstraint constraint) {
        this.vocabulary = vocabulary;
        this.constraint = constraint;
        this.state = constraint.start();
    }

    /** Whether no token at all may follow: the vocabulary cannot write what must come. */
    boolean isStuck() {
        return mask().isEmpty(vocabulary.size());
    }

    /** Whether the constraint names what comes next. */
    boolean isBound() {
        return constraint.binds(state);
    }

    /** Which tokens may follow. */
    TokenMask mask() {
        TokenMask now = mask;
        if (now == null) {
            now = constraint.binds(state) || !begun ? vocabulary.mask(constraint, state, begun) : unbound();
            mask = now;
        }
        return now;
    }

    private TokenMask unbound() {
        if (free.size() > MOST_KEPT) {
            free.clear();
        }
        return free.computeIfAbsent(state, from -> vocabulary.mask(constraint, from, true));
    }

    /**
     * How many tokens of a proposal, from its first, may follow one after the other. Changes nothing. A token that ends the
     * answer ends the proposal, and is not counted.
     */
    int allowed(int[] proposal) {
        long at = state;
        boolean going = begun;
        for (int i = 0; i < proposal.length; i++) {
            int token = proposal[i];
            at = vocabulary.isEnd(token) ? TokenConstraint.REFUSED : vocabulary.after(constraint, at, going, token);
            if (at == TokenConstraint.REFUSED) {
                return i;
            }
            going = going || !vocabulary.isSilent(token);
        }
        return proposal.length;
    }

    /**
     * Goes on by a token.
     *
     * @throws IllegalArgumentException if it may not follow
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
