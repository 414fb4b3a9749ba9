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
    void unknownProperty_isAWarning() {
        new Configuration(config("textgen.local.downlaod", "true", "textgen.colour", "red")).stop();

        assertThat(log.lines())
                .contains(
                        "config_unknown_property property=textgen.local.downlaod did_you_mean=textgen.local.download",
                        "config_unknown_property property=textgen.colour did_you_mean=\"nothing near\"");
    }

    @Test
    void variablesOfTheServerInTheEnvFile_areAWarning() throws IOException {
        Path file = folder.resolve("test.env");
        Files.writeString(file, "HTTP_PORT=9081\nHTTPS_PORT=9444\n");
        Config config = TestingConfig.ofSources(
                new EnvFileConfigSource(
                        EnvFileLocator.of(Map.of(), Map.of("TEXTGEN_ENV_FILE", file.toString()), folder)),
                TestingConfig.source("environment", 300, Map.of("HTTPS_PORT", "9443")),
                TestingConfig.source("test", 100, Map.of("textgen.data.dir", folder.toString())));

        new Configuration(config).stop();

        assertThat(log.lines().get(0)).isEqualTo("config_not_for_env_file property=HTTP_PORT use=environment");
        assertThat(log.lines().get(1)).startsWith("config_read ").endsWith("env_file=" + file);
        assertThat(log.lines()).hasSize(2);
    }

    private Config config(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("textgen.data.dir", folder.toString()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return TestingConfig.ofSources(TestingConfig.source("test", 100, values));
    }
}
