package org.scribes.textgen.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.domain.GroundingPolicy;

/**
 * A model that clients ask for.
 *
 * @param name its name in requests
 * @param targets what answers, in failover order, each once
 * @param defaults used where a request says nothing
 * @param shadow a target that also answers a share of the requests, unseen
 */
public record CatalogueModel(String name, List<Choice> targets, Defaults defaults, Optional<Shadow> shadow) {
    public CatalogueModel {
        targets = List.copyOf(targets);
    }

    /** Whether the first target is drawn by weight. */
    public boolean weighted() {
        return targets.stream().anyMatch(choice -> choice.weight().isPresent());
    }

    /**
     * A target of a model.
     *
     * @param weight how often it is asked first, relative to the other weights of this model. A target without a weight,
     *     beside others that have one, is asked only after a failure.
     */
    public record Choice(String target, OptionalInt weight) {}

    /**
     * What a request of this model means where it says nothing.
     *
     * @param system the system message of a prompt that has none
     */
    public record Defaults(
            OptionalDouble temperature,
            OptionalDouble topP,
            OptionalInt topK,
            OptionalDouble repetitionPenalty,
            OptionalInt maxNewTokens,
            Optional<String> system,
            Optional<GroundingPolicy> grounding) {
        public static final Defaults NONE = new Defaults(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A target that answers unseen.
     *
     * @param share of the model's requests, above 0, at most 1
     */
    public record Shadow(String target, double share) {}
}
