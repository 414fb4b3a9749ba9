package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.documents.MistakesTable;
import org.scribes.textgen.documents.MistakesTable.Mistake;

/** The message for each wrong setting is the one in docs/mistakes.md. */
class SettingMistakesTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> settings_areRefusedAsDocumented() throws IOException {
        return MistakesTable.tests("Settings", this::ofEnvironment);
    }

    @TestFactory
    Stream<DynamicTest> envFiles_areRefusedAsDocumented() throws IOException {
        return MistakesTable.tests("The .env file", this::ofEnvFile);
    }

    @TestFactory
    Stream<DynamicTest> catalogues_areRefusedAsDocumented() throws IOException {
        return MistakesTable.tests("The catalogue", this::ofCatalogue);
    }

    @TestFactory
    Stream<DynamicTest> dataDirectories_areRefusedAsDocumented() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        return MistakesTable.tests("The data folder", this::ofDataDirectory);
    }

    private String ofEnvironment(Mistake mistake) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : mistake.code()) {
            int equals = setting.indexOf('=');
            environment.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return message(new EnvConfigSource(environment, 300));
    }

    /** Each code span is a line of the file; {@code TEXTGEN_ENV_FILE=…} alone names another one. */
    private String ofEnvFile(Mistake mistake) throws IOException {
        Path file = folder.resolve(".env");
        String first = mistake.code().get(0);
        if (first.startsWith(EnvFileLocator.VARIABLE + "=")) {
            String name = first.substring(first.indexOf('=') + 1);
            return message(source(Map.of(EnvFileLocator.VARIABLE, name.replace("FOLDER", folder.toString()))));
        }
        Files.writeString(file, String.join("\n", mistake.code()));
        return message(source(Map.of(EnvFileLocator.VARIABLE, file.toString())));
    }

    /** Each code span is a line of the file; {@code TEXTGEN_CATALOGUE=…} alone names another one. */
    private String ofCatalogue(Mistake mistake) throws IOException {
        Path file = folder.resolve("catalogue.yaml");
        String first = mistake.code().get(0);
        if (first.startsWith("TEXTGEN_CATALOGUE=")) {
            file = Path.of(first.substring(first.indexOf('=') + 1).replace("FOLDER", folder.toString()));
        } else {
            Files.writeString(file, String.join("\n", mistake.code()).replace("FOLDER", folder.toString()));
        }
        return message(new EnvConfigSource(Map.of("TEXTGEN_CATALOGUE", file.toString()), 300));
    }

    private String ofDataDirectory(Mistake mistake) {
        String name = mistake.code().get(0);
        Path path = Path.of(name.substring(name.indexOf('=') + 1).replace("FOLDER", folder.toString()));
        return withoutFolder(catchThrowableOfType(ConfigurationException.class, () -> DataDirectory.open(path)));
    }

    private EnvFileConfigSource source(Map<String, String> environment) {
        return new EnvFileConfigSource(EnvFileLocator.of(Map.of(), environment, folder));
    }

    private String message(ConfigSource source) {
        return withoutFolder(catchThrowableOfType(
                ConfigurationException.class, () -> Settings.from(TestingConfig.ofSources(source))));
    }

    private String withoutFolder(ConfigurationException refusal) {
        return String.valueOf(refusal == null ? "no message" : refusal.getMessage())
                .replace(folder.toString(), "FOLDER");
    }
}
