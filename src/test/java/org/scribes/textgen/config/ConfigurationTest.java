package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.observe.TestingLog;

class ConfigurationTest {
    @TempDir
    Path folder;

    private final TestingLog log = new TestingLog(Configuration.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void start_handsOutWhatIsConfigured() {
        Configuration configuration = new Configuration(config("textgen.local.queue-size", "7"));

        assertThat(configuration.get(LocalConfig.class).queueSize()).isEqualTo(7);
        assertThat(configuration.get(HuggingFaceConfig.class)).isEqualTo(HuggingFaceConfig.from(TestingConfig.of()));
        assertThat(configuration.get(AssistantConfig.class)).isEqualTo(AssistantConfig.from(TestingConfig.of()));
        assertThat(configuration.get(ApiConfig.class)).isEqualTo(ApiConfig.from(TestingConfig.of()));
        assertThat(configuration.get(ModelsConfig.class)).isEqualTo(ModelsConfig.from(TestingConfig.of()));
        assertThat(configuration.get(GroundingConfig.class)).isEqualTo(GroundingConfig.from(TestingConfig.of()));
        assertThat(configuration.dataDirectory().path())
                .isEqualTo(folder.toAbsolutePath().normalize());
        configuration.stop();
    }

    @Test
    void stop_letsGoOfTheDataFolder() {
        new Configuration(config()).stop();
        new Configuration(config()).stop();

        assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("config_read data_dir="));
    }

    @Test
    void wrongValue_endsTheStartBeforeAnythingIsTouched() {
        Path data = folder.resolve("data");

        assertThatThrownBy(() ->
                        new Configuration(TestingConfig.of("textgen.data.dir", data.toString(), "hf.use.api", "maybe")))
                .isInstanceOf(ConfigurationException.class);

        assertThat(data).doesNotExist();
    }

    @Test
    void unknownPropertyNearNoOther_isAWarning() {
        new Configuration(config("textgen.colour", "red")).stop();

        assertThat(log.lines()).contains("config_unknown_property property=textgen.colour");
    }

    @Test
    void misspeltProperty_endsTheStart() {
        assertThatThrownBy(() -> new Configuration(config("textgen.local.downlaod", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: textgen.local.downlaod (from test) is not a property; do you mean"
                        + " textgen.local.download?");
    }

    @Test
    void misspeltProperty_isAWarningWhereThatIsAskedFor() {
        new Configuration(config("textgen.local.downlaod", "true", "textgen.config.unknown", "warn")).stop();

        assertThat(log.lines())
                .contains(
                        "config_unknown_property property=textgen.local.downlaod did_you_mean=textgen.local.download");
    }

    @Test
    void variablesOfTheServerInTheEnvFile_endTheStart() throws IOException {
        Path file = folder.resolve("test.env");
        Files.writeString(file, "HTTP_PORT=9081\nHTTPS_PORT=9444\nLOG_LEVELS=all\nOPENAPI=none\n");
        Config config = TestingConfig.ofSources(
                new EnvFileConfigSource(
                        EnvFileLocator.of(Map.of(), Map.of("TEXTGEN_ENV_FILE", file.toString()), folder)),
                TestingConfig.source("environment", 300, Map.of("HTTPS_PORT", "9443")),
                TestingConfig.source("test", 100, Map.of("textgen.data.dir", folder.toString())));

        assertThatThrownBy(() -> new Configuration(config))
                .hasMessageContainingAll(
                        "3 problems",
                        "HTTP_PORT is in " + file + ", which the server does not read: set it in the environment",
                        "LOG_LEVELS is in ",
                        "OPENAPI is in ");
    }

    private Config config(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("textgen.data.dir", folder.toString()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return TestingConfig.ofSources(TestingConfig.source("test", 100, values));
    }
}
