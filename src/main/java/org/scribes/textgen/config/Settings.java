package org.scribes.textgen.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Every record of the configuration, read at once so that everything wrong is said at once. */
record Settings(
        HuggingFaceConfig huggingFace,
        AssistantConfig assistant,
        LocalConfig local,
        ApiConfig api,
        ModelsConfig models,
        HubConfig hub,
        RetryConfig retry,
        BackendsConfig backends,
        DataConfig data,
        GroundingConfig grounding,
        AuthConfig auth,
        UserConfig user,
        RateConfig rate,
        RedisConfig redis,
        OutputConfig output,
        PiiConfig pii,
        CacheConfig cache,
        CostConfig cost,
        BudgetConfig budget,
        LedgerConfig ledger) {

    /**
     * Reads everything.
     *
     * @throws ConfigurationException when anything is wrong
     */
    static Settings from(Config config) {
        return PropertyReader.readAll(config, reader -> {
            for (ConfigSource source : config.getConfigSources()) {
                if (source instanceof EnvFileConfigSource envFile) {
                    envFile.problems().forEach(reader::refuse);
                }
            }
            HuggingFaceConfig huggingFace = HuggingFaceConfig.read(reader);
            HubConfig hub = HubConfig.read(reader);
            RedisConfig redis = RedisConfig.read(reader);
            LedgerConfig ledger = LedgerConfig.read(reader);
            return new Settings(
                    huggingFace,
                    AssistantConfig.read(reader),
                    LocalConfig.read(reader),
                    ApiConfig.read(reader),
                    ModelsConfig.read(reader),
                    hub,
                    RetryConfig.read(reader),
                    BackendsConfig.read(reader, huggingFace, hub),
                    DataConfig.read(reader),
                    GroundingConfig.read(reader),
                    AuthConfig.read(reader),
                    UserConfig.read(reader, redis),
                    RateConfig.read(reader),
                    redis,
                    OutputConfig.read(reader),
                    PiiConfig.read(reader),
                    CacheConfig.read(reader),
                    CostConfig.read(reader, hub),
                    BudgetConfig.read(reader, ledger),
                    ledger);
        });
    }

    /** The names of all properties that are read. */
    static Set<String> names() {
        Stream<List<Property<?>>> properties = Stream.of(
                HuggingFaceConfig.PROPERTIES,
                AssistantConfig.PROPERTIES,
                LocalConfig.PROPERTIES,
                ApiConfig.PROPERTIES,
                ModelsConfig.PROPERTIES,
                HubConfig.PROPERTIES,
                RetryConfig.PROPERTIES,
                BackendsConfig.PROPERTIES,
                DataConfig.PROPERTIES,
                GroundingConfig.PROPERTIES,
                AuthConfig.PROPERTIES,
                UserConfig.PROPERTIES,
                RateConfig.PROPERTIES,
                RedisConfig.PROPERTIES,
                OutputConfig.PROPERTIES,
                PiiConfig.PROPERTIES,
                CacheConfig.PROPERTIES,
                CostConfig.PROPERTIES,
                BudgetConfig.PROPERTIES,
                LedgerConfig.PROPERTIES);
        return Stream.concat(
                        Stream.of(EnvFileLocator.PROPERTY),
                        properties.flatMap(List::stream).map(Property::name))
                .collect(Collectors.toSet());
    }
}
