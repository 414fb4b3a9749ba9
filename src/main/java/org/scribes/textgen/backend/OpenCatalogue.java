package org.scribes.textgen.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueTarget;

/**
 * The open targets of one catalogue. A target whose configuration did not change is taken over from the catalogue before,
 * so that a model stays loaded.
 */
final class OpenCatalogue {
    private final ServedModels models;
    private final Map<CatalogueTarget, OpenTarget> targets;

    OpenCatalogue(ServedModels models, Map<CatalogueTarget, OpenTarget> targets) {
        this.models = models;
        this.targets = targets;
    }

    ServedModels models() {
        return models;
    }

    /** The targets by their configuration, in the catalogue's order. */
    Map<CatalogueTarget, OpenTarget> targets() {
        return targets;
    }

    /** @throws org.scribes.textgen.config.ConfigurationException if a new target cannot be opened */
    static OpenCatalogue of(Catalogue catalogue, Map<CatalogueTarget, OpenTarget> before, BackendFactory factory) {
        Map<CatalogueTarget, OpenTarget> targets = new LinkedHashMap<>();
        try {
            for (CatalogueTarget target : catalogue.targets()) {
                OpenTarget known = before.get(target);
                targets.put(target, known == null ? factory.open(target) : known);
            }
        } catch (RuntimeException | Error wrong) {
            targets.keySet().removeAll(before.keySet());
            targets.values().forEach(OpenTarget::close);
            throw wrong;
        }
        return new OpenCatalogue(
                new ServedModels(
                        catalogue,
                        targets.entrySet().stream()
                                .map(entry -> factory.decorated(
                                        entry.getKey(), entry.getValue().backend()))
                                .toList()),
                targets);
    }
}
