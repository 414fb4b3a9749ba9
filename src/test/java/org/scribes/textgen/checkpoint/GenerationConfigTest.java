package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.ModelLoadException;

class GenerationConfigTest {
    private static final GenerationConfig NOTHING = new GenerationConfig(
            List.of(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty());

    @TempDir
    Path folder;

    @Test
    void absentFile_isEmpty() {
        assertThat(GenerationConfig.read(folder)).isEqualTo(NOTHING);
    }

    @Test
    void embeddedModel_isRead() {
        GenerationConfig config = GenerationConfig.read(Path.of("src/main/resources/models/scribes-tiny"));
        assertThat(config.eosTokenIds()).containsExactly(5, 0);
        assertThat(config.doSample()).contains(false);
        assertThat(config.repetitionPenalty()).hasValue(1.0);
        assertThat(config.maxNewTokens()).hasValue(120);
        assertThat(config.temperature()).isEmpty();
    }

    @Test
    void everyValue_isRead() {
        assertThat(parse("'eos_token_id':7,'do_sample':true,'temperature':0.6,'top_p':0.9,'top_k':0,"
                        + "'repetition_penalty':1.05,'max_new_tokens':2048,'transformers_version':'4.51.0'"))
                .isEqualTo(new GenerationConfig(
                        List.of(7),
                        Optional.of(true),
                        OptionalDouble.of(0.6),
                        OptionalDouble.of(0.9),
                        OptionalInt.of(0),
                        OptionalDouble.of(1.05),
                        OptionalInt.of(2048)));
    }

    @Test
    void nullValues_areAbsent() {
        assertThat(parse("'eos_token_id':null,'temperature':null,'top_k':null")).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, -0.1",
        "temperature, 2.1",
        "temperature, NaN",
        "temperature, true",
        "top_p, 0",
        "top_p, 1.01",
        "top_k, -1",
        "top_k, 1.5",
        "repetition_penalty, 0",
        "repetition_penalty, 2.5",
        "max_new_tokens, 0",
        "do_sample, 0",
        "eos_token_id, -1",
        "eos_token_id, {}",
    })
    void invalidValue_isRefusedWithTheKey(String key, String value) {
        assertThatThrownBy(() -> parse("'" + key + "':" + value))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("generation_config.json: " + key + " must be ");
    }

    private static GenerationConfig parse(String keys) {
        byte[] json = ("{" + keys.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
        return GenerationConfig.from(ConfigJson.parse("generation_config.json", json));
    }
}
