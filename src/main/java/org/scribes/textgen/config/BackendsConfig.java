package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.Mode;

/**
 * The backends: the property {@code textgen.backends}.
 *
 * @param order {@code textgen.backends}: the backends in failover order, each once. By default: the one that {@code
 *     hf.use.api} selects; the other if {@code hf.model.path} or {@code textgen.hub.url} configures it; the extractive
 *     backend
 */
public record BackendsConfig(List<Mode> order) {
    private static final Property<List<Mode>> BACKENDS = Property.choices("textgen.backends", Mode.class);
    static final Section<BackendsConfig> SECTION = Section.of(BackendsConfig.class, BackendsConfig::read, BACKENDS);

    public BackendsConfig {
        order = List.copyOf(order);
    }

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static BackendsConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static BackendsConfig read(PropertyReader reader) {
        List<Mode> defaults = defaults(reader.read(HuggingFaceConfig.SECTION), reader.read(HubConfig.SECTION));
        return new BackendsConfig(reader.read(BACKENDS).orElse(defaults));
    }

    /**
     * Does not add the API for a key alone: a service with a local model may need the key for downloads only, and its
     * prompts must stay local.
     */
    private static List<Mode> defaults(HuggingFaceConfig huggingFace, HubConfig hub) {
        List<Mode> order = new ArrayList<>();
        order.add(huggingFace.useApi() ? Mode.API : Mode.LOCAL);
        if (huggingFace.useApi() && huggingFace.modelPath().isPresent()) {
            order.add(Mode.LOCAL);
        } else if (!huggingFace.useApi() && hub.urlGiven().isPresent()) {
            order.add(Mode.API);
        }
        order.add(Mode.EXTRACTIVE);
        return order;
    }

    /** Whether {@code mode} is enabled. */
    public boolean has(Mode mode) {
        return order.contains(mode);
    }
}
