package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileLocatorTest {
    @TempDir
    Path project;

    private Path server;

    @BeforeEach
    void makeServersFolder() throws IOException {
        project = project.toAbsolutePath().normalize();
        server = Files.createDirectories(project.resolve("target/liberty/wlp/usr/servers/one"));
    }

    @Test
    void nothingThere_isNoFile() {
        assertThat(locator(Map.of(), Map.of()).locate()).isEmpty();
    }

    @Test
    void fileOfTheProject_isFoundFromTheServersFolder() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Path file = Files.createFile(project.resolve(".env"));

        assertThat(locator(Map.of(), Map.of()).locate()).contains(file);
    }

    @Test
    void fileAboveWithoutAProject_isNotRead() throws IOException {
        Files.createFile(project.resolve(".env"));

        assertThat(locator(Map.of(), Map.of()).locate()).isEmpty();
    }

    @Test
    void nearestProject_isTheOneThatCounts() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve(".env"));
        Files.createFile(project.resolve("target/pom.xml"));

        assertThat(locator(Map.of(), Map.of()).locate()).isEmpty();
    }

    @Test
    void fileOfTheWorkingDirectory_comesFirst() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve(".env"));
        Path file = Files.createFile(server.resolve(".env"));

        assertThat(locator(Map.of(), Map.of()).locate()).contains(file);
    }

    @Test
    void folderOfThatName_isNoFile() throws IOException {
        Files.createDirectory(server.resolve(".env"));

        assertThat(locator(Map.of(), Map.of()).locate()).isEmpty();
    }

    @Test
    void namedFile_winsOverWhatIsFound() throws IOException {
        Files.createFile(server.resolve(".env"));
        Path file = Files.createFile(project.resolve("other.env"));

        assertThat(locator(Map.of(), Map.of("TEXTGEN_ENV_FILE", file.toString()))
                        .locate())
                .contains(file);
    }

    @Test
    void relativeName_isLookedForInTheProjectToo() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Path file = Files.createFile(project.resolve("other.env"));

        assertThat(locator(Map.of(), Map.of("TEXTGEN_ENV_FILE", "other.env")).locate())
                .contains(file);
    }

    @Test
    void systemProperty_winsOverTheVariable() throws IOException {
        Path file = Files.createFile(project.resolve("one.env"));

        assertThat(locator(Map.of("textgen.env.file", file.toString()), Map.of("TEXTGEN_ENV_FILE", "missing.env"))
                        .locate())
                .contains(file);
    }

    @Test
    void blankName_isNone() {
        assertThat(locator(Map.of(), Map.of("TEXTGEN_ENV_FILE", " ")).locate()).isEmpty();
    }

    @Test
    void namedFileThatIsMissing_isAnError() {
        assertThatThrownBy(() -> locator(Map.of(), Map.of("TEXTGEN_ENV_FILE", "missing.env"))
                        .locate())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: TEXTGEN_ENV_FILE names " + server.resolve("missing.env")
                        + ", which does not exist");
    }

    @Test
    void nameThatIsNoPath_isAnError() {
        assertThatThrownBy(() ->
                        locator(Map.of(), Map.of("TEXTGEN_ENV_FILE", "a\0b")).locate())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TEXTGEN_ENV_FILE is not a path of this file system");
    }

    private EnvFileLocator locator(Map<String, String> properties, Map<String, String> environment) {
        return EnvFileLocator.of(properties, environment, server);
    }
}
