package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextgenConfigsTest {
    private static final Path DATA = Path.of(System.getProperty("user.home"), ".scribes-textgen");

    @Test
    void nothingGivenForLocal_isTheDefaults() {
        assertThat(LocalConfig.from(TestingConfig.of()))
                .isEqualTo(new LocalConfig(
                        false,
                        LoadMode.STARTUP,
                        PenaltyScope.OUTPUT,
                        10_000,
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        true,
                        "auto",
                        OptionalInt.empty(),
                        Duration.ofSeconds(15)));
    }

    @Test
    void everythingGivenForLocal_isRead() {
        assertThat(LocalConfig.from(TestingConfig.of(
                        "textgen.local.download", "true",
                        "textgen.local.load", "lazy",
                        "textgen.local.repetition-penalty-scope", "all",
                        "textgen.local.queue-size", "7",
                        "textgen.local.batch-size", "3",
                        "textgen.local.kv-memory", "1.5 GiB",
                        "textgen.local.speculation", "off",
                        "textgen.local.device", "CUDA:1",
                        "textgen.local.threads", "2",
                        "textgen.local.drain", "1.5")))
                .isEqualTo(new LocalConfig(
                        true,
                        LoadMode.LAZY,
                        PenaltyScope.ALL,
                        7,
                        OptionalInt.of(3),
                        OptionalLong.of(1_610_612_736),
                        false,
                        "cuda:1",
                        OptionalInt.of(2),
                        Duration.ofMillis(1500)));
    }

    @Test
    void memoryOfLocalModels_isReadInBytes() {
        assertThat(LocalMemoryConfig.from(TestingConfig.of()).memory()).isEmpty();
        assertThat(LocalMemoryConfig.from(TestingConfig.of("textgen.local.memory", "2 GiB"))
                        .memory())
                .hasValue(2_147_483_648L);
    }

    @Test
    void nothingGivenForTheApi_isTheDefaults() {
        assertThat(ApiConfig.from(TestingConfig.of()))
                .isEqualTo(new ApiConfig(
                        1_048_576, 32, Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 48, OptionalInt.empty()));
    }

    @Test
    void everythingGivenForTheApi_isRead() {
        assertThat(ApiConfig.from(TestingConfig.of(
                        "textgen.api.max-body-bytes", "2048",
                        "textgen.api.max-depth", "8",
                        "textgen.api.heartbeat", "0.25",
                        "textgen.api.body-timeout", "1.5",
                        "textgen.api.max-open-bodies", "7",
                        "textgen.api.max-running-requests", "9",
                        "textgen.api.max-answers", "11")))
                .isEqualTo(new ApiConfig(
                        2048, 8, Duration.ofMillis(250), Duration.ofMillis(1500), 7, 9, OptionalInt.of(11)));
    }

    @Test
    void nothingGivenForModels_allowsNone() {
        assertThat(ModelsConfig.from(TestingConfig.of())).isEqualTo(new ModelsConfig(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a/b | a/b", "a/b,c/d:fastest | a/b;c/d:fastest", "' a/b ,, c , a/b,' | a/b;c"})
    void allowedModels_areReadOnceEach(String text, String models) {
        assertThat(ModelsConfig.from(TestingConfig.of("textgen.models.allowed", text))
                        .allowed())
                .containsExactly(models.split(";"));
    }

    @Test
    void nothingGivenForData_isAFolderOfThePort() {
        assertThat(DataConfig.from(TestingConfig.of()).dir()).isEqualTo(DATA.resolve("9080"));
        assertThat(DataConfig.from(TestingConfig.of("HTTP_PORT", "9082")).dir()).isEqualTo(DATA.resolve("9082"));
    }

    @Test
    void dataFolderGiven_isReadWhateverThePort() {
        assertThat(DataConfig.from(TestingConfig.of("textgen.data.dir", "/data", "HTTP_PORT", "1")))
                .isEqualTo(new DataConfig(Path.of("/data")));
    }

    @Test
    void nothingGivenForOutput_isTheDefaults() {
        assertThat(OutputConfig.from(TestingConfig.of())).isEqualTo(new OutputConfig(true, 20, Thinking.HIDE));
        assertThat(PiiConfig.from(TestingConfig.of())).isEqualTo(new PiiConfig(true, "US", false));
    }

    @Test
    void everythingGivenForOutput_isRead() {
        assertThat(OutputConfig.from(
                        TestingConfig.of("textgen.output.validation", "off", "textgen.output.min-characters", "0")))
                .isEqualTo(new OutputConfig(false, 0, Thinking.HIDE));
        assertThat(PiiConfig.from(TestingConfig.of(
                        "textgen.pii.mask", "off",
                        "textgen.pii.phone-region", "de",
                        "textgen.pii.allow-from-passages", "yes")))
                .isEqualTo(new PiiConfig(false, "DE", true));
    }
}
