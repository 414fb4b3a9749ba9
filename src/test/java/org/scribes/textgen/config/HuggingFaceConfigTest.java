package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceConfigTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void nothingGiven_isTheDefaults() {
        assertThat(from())
                .isEqualTo(new HuggingFaceConfig(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Duration.ofSeconds(30),
                        Precision.AUTO,
                        URI.create("https://huggingface.co"),
                        HOME.resolve(".cache/huggingface/hub")));
    }

    @Test
    void everythingGiven_isRead() {
        assertThat(from(
                        "hf.api.key", "hf_key",
                        "hf.use.api", "false",
                        "hf.generation.model", "org/name",
                        "hf.model.path", "/models/one",
                        "hf.generation.temperature", "0.7",
                        "hf.generation.timeout", "12.5",
                        "hf.use.quantization", "false",
                        "hf.model.precision", "bf16",
                        "hf.endpoint", "http://localhost:8080/hub",
                        "hf.hub.cache", "/cache",
                        "hf.home", "/home"))
                .isEqualTo(new HuggingFaceConfig(
                        Optional.of(new Secret("hf_key")),
                        Optional.of(new Secret("hf_key")),
                        false,
                        Optional.of("org/name"),
                        Optional.of(Path.of("/models/one")),
                        OptionalDouble.of(0.7),
                        Duration.ofMillis(12_500),
                        Precision.BF16,
                        URI.create("http://localhost:8080/hub"),
                        Path.of("/cache")));
    }

    @Test
    void quantization_meansInt8WhereNothingElseIsAskedFor() {
        assertThat(from("hf.use.quantization", "true").precision()).isEqualTo(Precision.INT8);
        assertThat(from("hf.use.quantization", "true", "hf.model.precision", "int4")
                        .precision())
                .isEqualTo(Precision.INT4);
        assertThat(from("hf.use.quantization", "false").precision()).isEqualTo(Precision.AUTO);
    }

    @Test
    void key_makesTheApiTheDefault() {
        assertThat(from("hf.api.key", "hf_key").useApi()).isTrue();
        assertThat(from("hf.use.api", "true").useApi()).isTrue();
    }

    @Test
    void token_isTheKeyOfHuggingFaceAndChoosesNothing() {
        HuggingFaceConfig config = from("hf.token", "hf_token");

        assertThat(config.useApi()).isFalse();
        assertThat(config.apiKey()).contains(new Secret("hf_token"));
        assertThat(config.hubKey()).contains(new Secret("hf_token"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://router.huggingface.co/v1, true",
        "https://abc.us-east-1.aws.endpoints.huggingface.cloud, true",
        "http://router.huggingface.co, false",
        "https://huggingface.co.example.com, false",
        "https://nothuggingface.co, false",
        "http://localhost:8000, false",
    })
    void token_isSentToHuggingFaceOnly(String url, boolean sent) {
        HuggingFaceConfig config = from("hf.token", "hf_token", "textgen.hub.url", url);

        assertThat(config.apiKey().isPresent()).isEqualTo(sent);
        assertThat(config.hubKey()).contains(new Secret("hf_token"));
    }

    @Test
    void keyAndToken_theKeyWins() {
        HuggingFaceConfig config =
                from("hf.token", "hf_token", "hf.api.key", "own", "textgen.hub.url", "http://localhost:8000");

        assertThat(config.apiKey()).contains(new Secret("own"));
        assertThat(config.hubKey()).contains(new Secret("own"));
    }

    @Test
    void home_holdsTheCache() {
        assertThat(from("hf.home", "/data").hubCache()).isEqualTo(Path.of("/data/hub"));
    }

    @Test
    void tildeInAPath_isTheUsersFolder() {
        assertThat(from("hf.model.path", "~/models").modelPath()).contains(HOME.resolve("models"));
        assertThat(from("hf.model.path", "~").modelPath()).contains(HOME);
        assertThat(from("hf.model.path", "~other").modelPath()).contains(Path.of("~other"));
    }

    @Test
    void apiModel_isTheConfiguredOneOrLlama() {
        assertThat(from().apiModel()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
        assertThat(from("hf.generation.model", "org/name:fastest").apiModel()).isEqualTo("org/name:fastest");
        assertThat(from("hf.model.path", "/models/one").apiModel()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
    }

    @Test
    void keyOrAddress_turnsTheApiOn() {
        assertThat(from("hf.api.key", "hf_key").useApi()).isTrue();
        assertThat(from("textgen.hub.url", "http://localhost:8000").useApi()).isTrue();
        assertThat(from("textgen.hub.url", "http://localhost:8000", "hf.use.api", "false")
                        .useApi())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AUTO,AUTO", "f32,F32", "Bf16,BF16", "F16,F16"})
    void precision_isReadInAnyCase(String text, Precision precision) {
        assertThat(from("hf.model.precision", text).precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,2", "0.2,0.2", "1e-1,0.1"})
    void temperatureWithinItsRange_isRead(String text, double temperature) {
        assertThat(from("hf.generation.temperature", text).temperature()).hasValue(temperature);
    }

    @ParameterizedTest
    @CsvSource({"600,PT10M", "0.001,PT0.001S", "0.00000000001,PT0.000000001S"})
    void timeoutWithinItsRange_isReadAndNeverZero(String text, Duration timeout) {
        assertThat(from("hf.generation.timeout", text).timeout()).isEqualTo(timeout);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "True,true",
        "1,true",
        "yes,true",
        "ON,true",
        "false,false",
        "0,false",
        "No,false",
        "off,false"
    })
    void flag_isReadInTheWordsOfEnvFiles(String text, boolean value) {
        assertThat(from("hf.use.api", text, "hf.api.key", "hf_key").useApi()).isEqualTo(value);
    }

    private static HuggingFaceConfig from(String... namesAndValues) {
        return HuggingFaceConfig.from(TestingConfig.of(namesAndValues));
    }
}
