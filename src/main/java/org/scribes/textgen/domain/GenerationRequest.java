package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A request to generate an answer.
 *
 * @param requestId identifies the request in logs and answers
 * @param passages the sources that may be quoted, in the order of their numbers; may be empty
 * @param model the only model that may answer, if the caller named one
 * @param delivery whether the answer is streamed, and whether the stream may restart
 * @param grounding how quotations in the answer are checked
 * @param truncation how a prompt that is too long is shortened
 * @param cache whether the answer may come from the cache and be stored there
 * @param constraint builds the constraint on the answer, which takes time. A backend that does not support constraints
 *     ignores it: the grounding checks follow anyway.
 * @param passagesGiven whether the caller gave a list of passages, even an empty one; if so, the prompt is not searched for any
 * @param client the id of the client. State that a backend keeps is reused for this client only, and not at all if the id
 *     is absent.
 * @param demands what only some backends can do
 * @param variant which target is asked first, once it is chosen
 * @param candidates how many answers are generated, and how one of them is chosen
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
        Optional<String> client,
        BackendDemands demands,
        Optional<Variant> variant,
        CandidateOptions candidates) {
    public GenerationRequest {
        passages = List.copyOf(passages);
        if (prompt.raw() && !passages.isEmpty()) {
            throw GenerationException.invalidParameter(
                    "passages", "cannot be given with raw: a raw prompt reaches the model as it is");
        }
        Passage.requireUniqueIds(passages);
    }

    /** A request without a client. */
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
                Optional.empty(),
                BackendDemands.NONE,
                Optional.empty(),
                CandidateOptions.NONE);
    }

    /** A request whose answer is neither constrained, checked nor cached. */
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

    /** Returns this request with its list of passages marked as given, even if it is empty. */
    public GenerationRequest withPassagesGiven() {
        return with(copy -> copy.passagesGiven = true);
    }

    /** Returns this request of {@code client}. */
    public GenerationRequest askedBy(Client client) {
        return with(copy -> copy.client = Optional.of(client.id()));
    }

    /** Returns this request with a constraint on the answer. */
    public GenerationRequest constrainedBy(Supplier<TokenConstraint> limit) {
        return with(copy -> copy.constraint = Optional.of(limit));
    }

    /** Returns this request with the next seed, if it has one. */
    public GenerationRequest seededAnew() {
        return with(copy -> copy.options = options.seededAnew());
    }

    /** Returns this request with the next seed and a higher repetition penalty. */
    public GenerationRequest repeatingLess() {
        return with(copy -> copy.options = options.repeatingLess());
    }

    /** Returns this request with another form of the same prompt and passages. */
    public GenerationRequest asking(Prompt otherPrompt, List<Passage> otherPassages) {
        return with(copy -> {
            copy.prompt = otherPrompt;
            copy.passages = otherPassages;
        });
    }

    /** Returns this request with another id and other options. */
    public GenerationRequest variant(String otherId, SamplingOptions otherOptions) {
        return with(copy -> {
            copy.requestId = otherId;
            copy.options = otherOptions;
        });
    }

    /** Returns this request for a target that answers it a second time, unseen: anew, as a whole, and once. */
    public GenerationRequest shadowedBy(Variant shadow) {
        return with(copy -> {
            copy.variant = Optional.of(shadow);
            copy.delivery = Delivery.WHOLE;
            copy.cache = false;
            copy.candidates = CandidateOptions.NONE;
        });
    }

    /** Returns this request with the choice of the target that is asked first, which takes the place of a model. */
    public GenerationRequest assigned(Variant choice) {
        return with(copy -> {
            copy.variant = Optional.of(choice);
            copy.model = Optional.empty();
        });
    }

    /** Returns this request with other options for its candidates. */
    public GenerationRequest choosing(CandidateOptions choice) {
        return with(copy -> copy.candidates = choice);
    }

    /**
     * Returns the request for one candidate. The client sees nothing of a candidate before it is chosen.
     *
     * @param candidateModel the model to ask; if it is another one, the chosen variant does not apply
     */
    public GenerationRequest candidate(SamplingOptions candidateOptions, Optional<String> candidateModel) {
        return with(copy -> {
            copy.options = candidateOptions;
            copy.variant = candidateModel.equals(model) ? variant : Optional.empty();
            copy.model = candidateModel;
            copy.delivery = Delivery.WHOLE;
            copy.candidates = CandidateOptions.CANDIDATE;
        });
    }

    /** Whether the answer is only judged, not shown. */
    public boolean shadow() {
        return variant.map(Variant::shadow).orElse(false);
    }

    /** Returns this request with demands that only some backends meet. */
    public GenerationRequest demanding(BackendDemands others) {
        return with(copy -> copy.demands = others);
    }

    private GenerationRequest with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.made();
    }

    /** What a changed request is made from. */
    private static final class Copy {
        private final GroundingPolicy grounding;
        private final Truncation truncation;
        private String requestId;
        private Prompt prompt;
        private List<Passage> passages;
        private SamplingOptions options;
        private Optional<String> model;
        private Delivery delivery;
        private boolean cache;
        private Optional<Supplier<TokenConstraint>> constraint;
        private boolean passagesGiven;
        private Optional<String> client;
        private BackendDemands demands;
        private Optional<Variant> variant;
        private CandidateOptions candidates;

        Copy(GenerationRequest request) {
            this.grounding = request.grounding;
            this.truncation = request.truncation;
            this.requestId = request.requestId;
            this.prompt = request.prompt;
            this.passages = request.passages;
            this.options = request.options;
            this.model = request.model;
            this.delivery = request.delivery;
            this.cache = request.cache;
            this.constraint = request.constraint;
            this.passagesGiven = request.passagesGiven;
            this.client = request.client;
            this.demands = request.demands;
            this.variant = request.variant;
            this.candidates = request.candidates;
        }

        GenerationRequest made() {
            return new GenerationRequest(
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
                    passagesGiven,
                    client,
                    demands,
                    variant,
                    candidates);
        }
    }

    /** Omits the text, since server traces print method arguments. */
    @Override
    public String toString() {
        return "GenerationRequest[" + requestId + "]";
    }
}
