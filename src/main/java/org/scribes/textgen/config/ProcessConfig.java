package org.scribes.textgen.config;

import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The configuration of a process that is no server, read by the implementation of MicroProfile Config that Liberty has. The
 * server has its own and never loads this class.
 */
public final class ProcessConfig {
    private ProcessConfig() {}

    /** Reads the system properties, the environment and the {@code .env} file. */
    public static SettingsReport read() {
        return new SettingsReport(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(new EnvFileConfigSource())
                .build());
    }
}
