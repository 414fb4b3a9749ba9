package org.scribes.textgen.config;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.scribes.textgen.observe.EventLog;

/** Reads and validates the whole configuration at start, and provides it to the application. */
@ApplicationScoped
public class Configuration {
    private static final EventLog LOG = EventLog.of(Configuration.class);
    private final Settings settings;
    private final DataDirectory dataDirectory;

    /**
     * Reads all records and locks the data directory.
     *
     * @throws ConfigurationException if anything is wrong
     */
    @Inject
    Configuration(Config config) {
        settings = Settings.from(config);
        warn(config);
        CatalogueSource.warn(settings.warnings());
        dataDirectory = DataDirectory.open(settings.get(DataConfig.class).dir());
        LOG.info(
                "config_read",
                field("data_dir", dataDirectory.path().toString()),
                field("env_file", envFile(config).orElse("none")));
    }

    private static void warn(Config config) {
        Settings.unknown(config)
                .forEach(name -> name.nearest()
                        .ifPresentOrElse(
                                nearest -> LOG.warn(
                                        "config_unknown_property",
                                        field("property", name.given()),
                                        field("did_you_mean", nearest)),
                                () -> LOG.warn("config_unknown_property", field("property", name.given()))));
    }

    private static Optional<String> envFile(Config config) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvFileConfigSource
                    && !source.getPropertyNames().isEmpty()) {
                return Optional.of(source.getName());
            }
        }
        return Optional.empty();
    }

    @PreDestroy
    void stop() {
        dataDirectory.close();
    }

    /**
     * The configuration record of type {@code type}.
     *
     * @throws ConfigurationException at the first call, which reads the configuration, if anything is wrong
     */
    public <T> T get(Class<T> type) {
        return settings.get(type);
    }

    @Produces
    @Singleton
    DataDirectory dataDirectory() {
        return dataDirectory;
    }
}
