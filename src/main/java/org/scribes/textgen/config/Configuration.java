package org.scribes.textgen.config;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.scribes.textgen.observe.EventLog;

/** Reads and validates the whole configuration at start, and provides it to the application. */
@ApplicationScoped
public class Configuration {
    private static final EventLog LOG = EventLog.of(Configuration.class);
    private static final List<String> SERVER_VARIABLES = List.of(
            "HTTP_HOST",
            "HTTP_PORT",
            "HTTPS_PORT",
            "TEXTGEN_DATABASE_URL",
            "TEXTGEN_DATABASE_USER",
            "TEXTGEN_DATABASE_PASSWORD");

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
        dataDirectory = DataDirectory.open(settings.get(DataConfig.class).dir());
        LOG.info(
                "config_read",
                field("data_dir", dataDirectory.path().toString()),
                field("env_file", envFile(config).orElse("none")));
    }

    /** Observes the start of the application, so that a wrong configuration ends it. */
    void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) {}

    private static void warn(Config config) {
        new UnknownProperties(Settings.names())
                .in(config)
                .forEach((name, nearest) -> LOG.warn(
                        "config_unknown_property",
                        field("property", name),
                        field("did_you_mean", nearest.orElse("nothing near"))));
        // Liberty opens its ports before the application reads the .env file
        envFile(config)
                .ifPresent(file -> SERVER_VARIABLES.stream()
                        .filter(name -> file.equals(config.getConfigValue(name).getSourceName()))
                        .forEach(name -> LOG.warn(
                                "config_not_for_env_file", field("property", name), field("use", "environment"))));
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

    /** The configuration record of type {@code type}. */
    <T> T get(Class<T> type) {
        return settings.get(type);
    }

    @Produces
    @Singleton
    DataDirectory dataDirectory() {
        return dataDirectory;
    }
}
