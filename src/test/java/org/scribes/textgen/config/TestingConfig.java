package org.scribes.textgen.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Configurations that hold what a test gives and nothing of the machine. */
public final class TestingConfig {
    private TestingConfig() {}

    public static Config of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ofSources(source("test", 100, values));
    }

    static Config ofSources(ConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(sources)
                .build();
    }

    static ConfigSource source(String name, int ordinal, Map<String, String> values) {
        return new ConfigSource() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public int getOrdinal() {
                return ordinal;
            }

            @Override
            public Set<String> getPropertyNames() {
                return values.keySet();
            }

            @Override
            public @Nullable String getValue(String property) {
                return values.get(property);
            }
        };
    }
}
