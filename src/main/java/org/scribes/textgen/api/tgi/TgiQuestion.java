package org.scribes.textgen.api.tgi;

import java.util.OptionalInt;
import org.scribes.textgen.domain.GenerationRequest;

/**
 * A request, and what it wants to be told beside the answer.
 *
 * @param inputs the prompt as sent
 * @param details whether a whole answer has details
 * @param streamDetails whether the last event of a stream has details
 * @param fullText whether the answer is shown after the prompt
 * @param truncate how many of the prompt's last tokens are read, if not all are
 */
record TgiQuestion(
        GenerationRequest request,
        String inputs,
        boolean details,
        boolean streamDetails,
        boolean fullText,
        OptionalInt truncate) {
    /** {@code answer} as the request wants to see it. */
    String shown(String answer) {
        return fullText ? inputs + answer : answer;
    }

    /** Whether the likeliest tokens at each position are told. */
    boolean asksForTop() {
        return request.demands().logprobs().filter(asked -> asked.top() > 0).isPresent();
    }

    /** Returns this question with another form of its request. */
    TgiQuestion asking(GenerationRequest other) {
        return new TgiQuestion(other, inputs, details, streamDetails, fullText, truncate);
    }

    /** The characters of the prompt, as code points. */
    int characters() {
        return inputs.codePointCount(0, inputs.length());
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "TgiQuestion[" + request.requestId() + "]";
    }
}
