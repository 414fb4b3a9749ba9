package org.scribes.textgen.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.scribes.textgen.domain.Price;

/**
 * A server behind an API, or several that serve the same model.
 *
 * @param urls the servers' addresses, at least one; the first is that of {@code hub}
 * @param hub the protocol and the settings of a connection
 * @param model the model's name there; its key is not used
 * @param assistant the context window and the most tokens of an answer
 * @param keys the keys to the servers, each with its own limits there; none if they need none
 * @param price what a token costs there, if the catalogue says so
 * @param limits what the servers may be asked for
 */
public record UpstreamTarget(
        String name,
        List<URI> urls,
        HubConfig hub,
        HuggingFaceConfig model,
        AssistantConfig assistant,
        List<Secret> keys,
        Optional<Price> price,
        Limits limits)
        implements CatalogueTarget {
    /** The server of {@code textgen.hub}. */
    public static UpstreamTarget of(String name, HubConfig hub, HuggingFaceConfig model, AssistantConfig assistant) {
        return new UpstreamTarget(
                name,
                List.of(hub.url()),
                hub,
                model,
                assistant,
                model.apiKey().stream().toList(),
                Optional.empty(),
                Limits.NONE);
    }

    public UpstreamTarget {
        urls = List.copyOf(urls);
        keys = List.copyOf(keys);
    }

    /** Whether the server refuses requests because there is no key for it. */
    public boolean lacksKey() {
        return hub.needsKey() && keys.isEmpty();
    }

    /**
     * What a target may be asked for, so that a provider's quota is not exceeded.
     *
     * @param requests answers at once, over all servers
     * @param tokensPerMinute tokens of prompts and answers in a minute
     */
    public record Limits(OptionalInt requests, OptionalInt tokensPerMinute) {
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty());
    }
}
