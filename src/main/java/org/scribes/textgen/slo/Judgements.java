package org.scribes.textgen.slo;

import java.time.Instant;
import java.util.Optional;

/** What people said of answers, wherever that is kept. */
@FunctionalInterface
public interface Judgements {
    /** Nobody is asked. */
    Judgements NONE = since -> Optional.empty();

    /** All judgements since {@code since}; nothing where they cannot be read now. Throws nothing, and does not wait long. */
    Optional<JudgementFigures> since(Instant since);
}
