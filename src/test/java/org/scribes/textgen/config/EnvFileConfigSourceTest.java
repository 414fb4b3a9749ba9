package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileConfigSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hf.api.key", "hf.api-key", "hf_api_key", "HF_API_KEY", "hf/api\"key"})
    void variable_answersForItsProperties(String property) throws IOException {
        assertThat(source("HF_API_KEY=hf_one").getValue(property)).isEqualTo("hf_one");
    }

    @Test
    void exactName_comesBeforeTheVariable() throws IOException {
        EnvFileConfigSource source = source("HF_HOME=/capitals\nhf_home=/small\nhf.home=/dotted");

        assertThat(source.getValue("hf.home")).isEqualTo("/dotted");
        assertThat(source.getValue("hf-home")).isEqualTo("/small");
        assertThat(source.getValue("HF.HOME")).isEqualTo("/capitals");
    }

    @Test
    void nameThatIsNotThere_hasNoValue() throws IOException {
        assertThat(source("A=b").getValue("hf.home")).isNull();
        assertThat(source("A=").getValue("a")).isNull();
    }

    @Test
    void file_standsBetweenEnvironmentAndDefaults() throws IOException {
        Config config = TestingConfig.ofSources(
                source("TEXTGEN_LOCAL_QUEUE_SIZE=1\nTEXTGEN_LOCAL_THREADS=1\nHF_HOME=/file\nHF_USE_API=true"),
                TestingConfig.source("system properties", 400, Map.of("textgen.local.queue-size", "3")),
                new EnvConfigSource(Map.of("TEXTGEN_LOCAL_QUEUE_SIZE", "2", "TEXTGEN_LOCAL_THREADS", "2"), 300),
                TestingConfig.source("defaults", 100, Map.of("hf.home", "/defaults", "hf.endpoint", "http://hub")));
        LocalConfig local = LocalConfig.from(config);
        HuggingFaceConfig huggingFace = HuggingFaceConfig.from(config);

        assertThat(local.queueSize()).isEqualTo(3);
        assertThat(local.threads()).hasValue(2);
        assertThat(huggingFace.hubCache()).isEqualTo(Path.of("/file/hub"));
        assertThat(huggingFace.useApi()).isTrue();
        assertThat(huggingFace.endpoint()).hasToString("http://hub");
    }

    @Test
    void wrongValue_isReportedWithTheFilesName() throws IOException {
        Config config = TestingConfig.ofSources(source("TEXTGEN_LOCAL_QUEUE_SIZE=0"));

        assertThatThrownBy(() -> Settings.from(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TEXTGEN_LOCAL_QUEUE_SIZE is \"0\" (from " + folder.resolve("test.env") + ")");
    }

    @Test
    void brokenFile_isReportedWhenTheSettingsAreRead() throws IOException {
        Config config = TestingConfig.ofSources(source("HF_API_KEY='hf_secret\nHF_USE_API=true"));

        assertThat(config.getOptionalValue("hf.use.api", String.class)).isEmpty();
        assertThatThrownBy(() -> Settings.from(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(folder.resolve("test.env") + ", line 1: a quote is not closed")
                .hasMessageNotContaining("hf_secret");
    }

    @Test
    void missingFile_isReportedWhenTheSettingsAreRead() {
        Config config = TestingConfig.ofSources(source(folder.resolve("missing.env")));

        assertThatThrownBy(() -> Settings.from(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(folder.resolve("missing.env") + ", which does not exist");
    }

    @Test
    void fileThatIsNotUtf8_isReported() throws IOException {
        Path file = folder.resolve("test.env");
        Files.write(file, new byte[] {'A', '=', (byte) 0xe4, '\n'});

        assertThat(source(file).problems()).containsExactly(file + " is not UTF-8 text");
    }

    @Test
    void source_isFoundByMicroProfileConfig() {
        assertThat(ServiceLoader.load(ConfigSource.class).stream().map(ServiceLoader.Provider::type))
                .contains(EnvFileConfigSource.class);
    }

    private EnvFileConfigSource source(String text) throws IOException {
        Path file = folder.resolve("test.env");
        Files.writeString(file, text);
        return source(file);
    }

    private EnvFileConfigSource source(Path file) {
        return new EnvFileConfigSource(
                EnvFileLocator.of(Map.of(), Map.of("TEXTGEN_ENV_FILE", file.toString()), folder));
    }
}
