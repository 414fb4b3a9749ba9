package org.scribes.textgen.config;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.observe.EventLog;

/** Reads the catalogue, as often as its file changes. */
@ApplicationScoped
public class CatalogueSource {
    private static final EventLog LOG = EventLog.of(CatalogueSource.class);

    private final Config config;
    private volatile List<Path> keyFiles = List.of();

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
        Catalogue read = read(warnings);
        warn(warnings);
        return read;
    }

    /** The files are kept even if the catalogue is refused, since a change of any of them may put it right. */
    private Catalogue read(List<String> warnings) {
        return PropertyReader.readAll(config, reader -> {
            Catalogue catalogue = reader.read(Catalogue.SECTION);
            warnings.addAll(reader.warnings());
            keyFiles = reader.files();
            return catalogue;
        });
    }

    /** Finds the files that the catalogue, as it was read with the configuration, is made from. */
    public void open() {
        Catalogue unused = read(new ArrayList<>());
    }

    /**
     * The files that the catalogue is made from, as it was read last: its own, and those that hold keys.
     *
     * @throws ConfigurationException if what the configuration names is not a path
     */
    public List<Path> files() {
        return Stream.concat(file().stream(), keyFiles.stream()).toList();
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
