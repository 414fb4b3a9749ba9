package org.scribes.textgen.cli;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.config.EnvFileConfigSource;

/** Reads the configuration outside a server, by the implementation of MicroProfile Config that Liberty has. */
final class CommandLineConfig {
    private CommandLineConfig() {}

    static Config read() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(new EnvFileConfigSource())
                .build();
    }
}
