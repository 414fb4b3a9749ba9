package org.scribes.textgen.guard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.UserConfig;
import org.scribes.textgen.guard.UserNames;

class UserHashKeyTest {
    private static final UserConfig NOTHING = new UserConfig(Optional.empty());

    @TempDir
    Path folder;

    @Test
    void missingKey_isGeneratedAndStoredForTheOwner() throws IOException {
        String pseudonym = names(NOTHING).pseudonym("jane");

        assertThat(names(NOTHING).pseudonym("jane")).isEqualTo(pseudonym);
        Path file = folder.resolve("user-hash-key");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        Files.delete(file);
        assertThat(names(NOTHING).pseudonym("jane")).isNotEqualTo(pseudonym);
    }

    @Test
    void configuredKey_isUsedAndNotStored() {
        String key = "0123456789abcdef0123456789abcdef";

        assertThat(names(new UserConfig(Optional.of(new Secret(key)))).pseudonym("jane"))
                .isEqualTo(new UserNames(key.getBytes(StandardCharsets.US_ASCII)).pseudonym("jane"));
        assertThat(folder.resolve("user-hash-key")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ff", "not hexadecimal"})
    void invalidStoredKey_stopsTheStartup(String text) throws IOException {
        Files.writeString(folder.resolve("user-hash-key"), text);

        assertThatThrownBy(() -> names(NOTHING))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("user-hash-key is not a key that this service made: put it right")
                .hasNoCause();
    }

    private UserNames names(UserConfig config) {
        try (DataDirectory data = DataDirectory.open(folder)) {
            return new UserHashKey(config, data).names();
        }
    }
}
