package org.scribes.textgen.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The models that clients ask for, and the targets that answer.
 *
 * @param targets every target once; without models, in failover order
 * @param models the default model first. None if the configuration has no catalogue: then a request may name the model of
 *     any target, and one that names none goes to all targets in order
 */
public record Catalogue(List<CatalogueTarget> targets, List<CatalogueModel> models) {
    static final Property<Path> FILE = Property.path("textgen.catalogue");
    static final Property<String> DEFAULT_MODEL = Property.model("textgen.default-model");
    static final Section<Catalogue> SECTION = Section.of(Catalogue.class, CatalogueReader::read, FILE, DEFAULT_MODEL);

    public Catalogue {
        targets = List.copyOf(targets);
        models = List.copyOf(models);
    }

    /** The target named {@code name}. */
    public Optional<CatalogueTarget> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** The model named {@code name}. */
    public Optional<CatalogueModel> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
