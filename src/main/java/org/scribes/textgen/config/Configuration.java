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
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.observe.EventLog;

/** Reads and checks the whole configuration when the application starts, and hands it out. */
@ApplicationScoped
public class Configuration {
    private static final EventLog LOG = EventLog.of(Configuration.class);

    private final Settings settings;
    private final DataDirectory dataDirectory;

    /** @throws ConfigurationException when anything is wrong, which ends the start */
    @Inject
    Configuration(Config config) {
        settings = Settings.from(config);
        new UnknownProperties(Settings.names())
                .in(config)
                .forEach((name, nearest) -> LOG.warn(
                        "config_unknown_property",
                        field("property", name),
                        field("did_you_mean", nearest.orElse("nothing near"))));
        dataDirectory = DataDirectory.open(settings.data().dir());
    }

    void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) {
        LOG.info("config_read", field("data_dir", dataDirectory.path().toString()));
    }

    @PreDestroy
    void stop() {
        dataDirectory.close();
    }

    @Produces
    @Singleton
    HuggingFaceConfig huggingFace() {
        return settings.huggingFace();
    }

    @Produces
    @Singleton
    AssistantConfig assistant() {
        return settings.assistant();
    }

    @Produces
    @Singleton
    LocalConfig local() {
        return settings.local();
    }

    @Produces
    @Singleton
    ApiConfig api() {
        return settings.api();
    }

    @Produces
    @Singleton
    ModelsConfig models() {
        return settings.models();
    }

    @Produces
    @Singleton
    DataDirectory dataDirectory() {
        return dataDirectory;
    }
}
