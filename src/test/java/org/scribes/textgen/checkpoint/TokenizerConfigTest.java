package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.ModelLoadException;

class TokenizerConfigTest {
    @TempDir
    Path folder;

    @Test
    void embeddedModel_isRead() {
        TokenizerConfig config = TokenizerConfig.read(TestingTokenizers.TINY);
        assertThat(config.bosToken()).contains("<|endoftext|>");
        assertThat(config.eosToken()).contains("<|end|>");
        assertThat(config.specialTokens())
                .containsEntry("pad_token", "<|endoftext|>")
                .hasSize(3);
        assertThat(config.chatTemplate())
                .hasValueSatisfying(template -> assertThat(template.isTextual()).isTrue());
    }

    @Test
    void tokensMayBeObjects() throws IOException {
        TokenizerConfig config = read("{\"bos_token\":{\"content\":\"<s>\",\"lstrip\":false},\"eos_token\":null}");
        assertThat(config.bosToken()).contains("<s>");
        assertThat(config.eosToken()).isEmpty();
        assertThat(config.chatTemplate()).isEmpty();
    }

    @Test
    void absentFile_isEmpty() {
        assertThat(TokenizerConfig.read(folder).specialTokens()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "{}", "{\"content\":7}"})
    void tokenWithoutText_isRefused(String value) {
        assertThatThrownBy(() -> read("{\"eos_token\":" + value + "}"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("tokenizer_config.json: eos_token must be");
    }

    private TokenizerConfig read(String json) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), json);
        return TokenizerConfig.read(folder);
    }
}
