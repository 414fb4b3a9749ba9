package org.scribes.textgen.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model that requests may name, as it is now.
 *
 * @param targets what answers, in failover order
 * @param shadow what answers a share of the requests too, unseen
 */
public record ListedModel(String name, List<Target> targets, Optional<Shadow> shadow) {
    public ListedModel {
        targets = List.copyOf(targets);
    }

    /**
     * A target of the model.
     *
     * @param weight how often it is asked first, relative to the others, if the first is drawn
     */
    public record Target(String name, OptionalInt weight, ModelStatus status) {}

    /**
     * What answers some requests too, unseen.
     *
     * @param share of the requests, above 0, at most 1
     */
    public record Shadow(String target, double share) {}
}
