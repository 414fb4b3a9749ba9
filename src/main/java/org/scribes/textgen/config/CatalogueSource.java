package org.scribes.textgen.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the catalogue, as often as its file changes. */
@ApplicationScoped
public class CatalogueSource {
    private final Config config;

    @Inject
    public CatalogueSource(Config config) {
        this.config = config;
    }

    /**
     * Reads the catalogue as it is now.
     *
     * @throws ConfigurationException if anything in it is wrong
     */
    public Catalogue read() {
        return Catalogue.SECTION.readFrom(config);
    }

    /** The files that the catalogue is made from. */
    public List<Path> files() {
        return file().stream().toList();
    }

    /** The catalogue's file, if the configuration names one. */
    public Optional<Path> file() {
        return Optional.empty();
    }
}
