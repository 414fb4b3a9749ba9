package org.scribes.textgen.backend.local.sampling;

/** Samples from the tokens that a constraint allows and advances the constrained sequence. */
final class ConstrainedSampler implements Sampler {
    private final LogitChanges changes;
    private final ConstrainedSequence sequence;
    private final Choice choice;

    ConstrainedSampler(LogitChanges changes, ConstrainedSequence sequence, Choice choice) {
        this.changes = changes;
        this.sequence = sequence;
        this.choice = choice;
    }

    @Override
    public int next(float[] logits) {
        Logits.requireValid(logits);
        if (sequence.isStuck()) {
            return NOTHING;
        }
        boolean bound = sequence.isBound();
        if (!bound) {
            changes.apply(logits);
        }
        TokenMask mask = sequence.mask();
        int token = mask.token(choice.index(logits, mask.compact(logits)));
        if (!bound) {
            changes.see(token);
        }
        sequence.accept(token);
        return token;
    }

    @Override
    public int allowedPrefix(int[] proposal) {
        return sequence.allowedPrefix(proposal);
    }
}
