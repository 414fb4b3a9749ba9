package org.scribes.textgen.observe;

import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Outcome;

/**
 * A finished request.
 *
 * @param model an expected model, or {@link MetricLabels#OTHER}
 */
record RequestLabels(String model, Mode mode, Outcome outcome) {
    AnswerLabels answer() {
        return new AnswerLabels(model, mode);
    }

    /** The model that wrote an answer. */
    record AnswerLabels(String model, Mode mode) {}
}
