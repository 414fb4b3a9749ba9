package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request for an answer.
 *
 * @param requestId names the request in logs and answers
 * @param passages what may be quoted, in the order of their numbers; may be empty
 * @param model the model asked for, if the caller named one
 * @param delivery how the answer reaches its reader
 * @param grounding what is done about what the answer quotes
 * @param truncation what is done if the prompt is too long
 * @param cache whether the answer may be one that is remembered, and may be remembered
 * @param constraint gives what the answer may say, which takes a moment to make; a backend that cannot hold an answer to
 *     it leaves that to the checks after it
 * @param passagesGiven whether the caller named its passages, were there any or not: then the prompt holds none
 * @param client the id of the client that asks: what a backend keeps of the request serves this client only, and nobody
 *     where it is absent
 */
public record GenerationRequest(
        String requestId,
        Prompt prompt,
        List<Passage> passages,
        SamplingOptions options,
        Optional<String> model,
        Delivery delivery,
        GroundingPolicy grounding,
        Truncation truncation,
        boolean cache,
        Optional<Supplier<TokenConstraint>> constraint,
        boolean passagesGiven,
        Optional<String> client) {
    public GenerationRequest {
        passages = List.copyOf(passages);
        if (prompt instanceof Prompt.Text text && text.raw() && !passages.isEmpty()) {
            throw GenerationException.invalidParameter(
                    "passages", "cannot be given with raw: a raw prompt reaches the model as it is");
        }
        Passage.requireUniqueIds(passages);
    }

    /** A request of no client yet. */
    public GenerationRequest(
            String requestId,
            Prompt prompt,
            List<Passage> passages,
            SamplingOptions options,
            Optional<String> model,
            Delivery delivery,
            GroundingPolicy grounding,
            Truncation truncation,
            boolean cache,
            Optional<Supplier<TokenConstraint>> constraint) {
        this(
                requestId,
                prompt,
                passages,
                options,
                model,
                delivery,
                grounding,
                truncation,
                cache,
                constraint,
                !passages.isEmpty(),
                Optional.empty());
    }

    /** A request whose answer may say anything, and is neither looked at nor remembered. */
    public GenerationRequest(
            String requestId,
            Prompt prompt,
            List<Passage> passages,
            SamplingOptions options,
            Optional<String> model,
            Delivery delivery) {
        this(
                requestId,
                prompt,
                passages,
                options,
                model,
                delivery,
                GroundingPolicy.OFF,
                Truncation.NO,
                false,
                Optional.empty());
    }

    /** This request, whose passages are all that it names, even if it names none. */
    public GenerationRequest withPassagesGiven() {
        return with(prompt, passages, options, constraint, true, client);
    }

    /** This request, asked by {@code client}. */
    public GenerationRequest askedBy(Client client) {
        return with(prompt, passages, options, constraint, passagesGiven, Optional.of(client.id()));
    }

    /** This request, for an answer that says only what {@code limit} lets it say. */
    public GenerationRequest constrainedBy(Supplier<TokenConstraint> limit) {
        return with(prompt, passages, options, Optional.of(limit), passagesGiven, client);
    }

    /** This request for another answer: a seed that was given is followed by the next. */
    public GenerationRequest seededAnew() {
        return with(prompt, passages, options.seededAnew(), constraint, passagesGiven, client);
    }

    /** This request for another answer, by another seed and with a higher repetition penalty. */
    public GenerationRequest repeatingLess() {
        return with(prompt, passages, options.repeatingLess(), constraint, passagesGiven, client);
    }

    /** This request with other words: what they were made of is the same. */
    public GenerationRequest asking(Prompt otherPrompt, List<Passage> otherPassages) {
        return with(otherPrompt, otherPassages, options, constraint, passagesGiven, client);
    }

    private GenerationRequest with(
            Prompt itsPrompt,
            List<Passage> itsPassages,
            SamplingOptions itsOptions,
            Optional<Supplier<TokenConstraint>> itsConstraint,
            boolean itsPassagesGiven,
            Optional<String> itsClient) {
        return new GenerationRequest(
                requestId,
                itsPrompt,
                itsPassages,
                itsOptions,
                model,
                delivery,
                grounding,
                truncation,
                cache,
                itsConstraint,
                itsPassagesGiven,
                itsClient);
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "GenerationRequest[" + requestId + "]";
    }
}
