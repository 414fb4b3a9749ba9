package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.domain.Mode;

/**
 * Who answers: the property {@code textgen.backends}.
 *
 * @param order {@code textgen.backends}: the backends in the order in which they are asked, each once; else the one that
 *     {@code hf.use.api} says, the other if it is configured by {@code hf.model.path} or {@code textgen.hub.url}, and the
 *     last resort
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

    /** A key alone does not let prompts out of a service that was told to run a model of its own: it serves downloads. */
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

    /** Whether {@code mode} may be asked. */
    public boolean has(Mode mode) {
        return order.contains(mode);
    }
}
