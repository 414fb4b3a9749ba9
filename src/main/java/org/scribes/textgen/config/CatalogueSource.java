package org.scribes.textgen.config;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.observe.EventLog;

/** Reads the catalogue, as often as its files change. */
@ApplicationScoped
public class CatalogueSource {
    private static final EventLog LOG = EventLog.of(CatalogueSource.class);

    private final Config config;
    private volatile @Nullable List<Path> files;

    @Inject
    public CatalogueSource(Config config) {
        this.config = config;
    }

    /**
     * Reads the catalogue as it is now, and logs what is probably not meant.
     *
     * @throws ConfigurationException if anything in it is wrong
     */
    public Catalogue read() {
        List<String> warnings = new ArrayList<>();
        Catalogue read = PropertyReader.readAll(config, reader -> {
            Catalogue catalogue = reader.read(Catalogue.SECTION);
            files = reader.files();
            warnings.addAll(reader.warnings());
            return catalogue;
        });
        warn(warnings);
        return read;
    }

    /** The files that the catalogue was last made from: its own, and those of its keys. None of them need exist. */
    public List<Path> files() {
        List<Path> known = files;
        if (known == null) {
            known = PropertyReader.filesOf(config, reader -> reader.read(Catalogue.SECTION));
            files = known;
        }
        return known;
    }

    /**
     * The catalogue's file, if the configuration names one.
     *
     * @throws ConfigurationException if what it names is not a path
     */
    public Optional<Path> file() {
        return PropertyReader.readAll(config, reader -> reader.read(Catalogue.FILE));
    }

    static void warn(List<String> warnings) {
        warnings.forEach(warning -> LOG.warn("catalogue_warning", field("warning", warning)));
    }
}
