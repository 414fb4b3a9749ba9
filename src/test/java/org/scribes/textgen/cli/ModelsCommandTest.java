package org.scribes.textgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path cache;

    private TestingCommand command = new TestingCommand();

    @BeforeEach
    void setUp() {
        command = new TestingCommand("hf.hub.cache", cache.toString());
    }

    @Test
    void emptyCache_saysHowToFillIt() {
        assertThat(command.run("models", "list").err()).contains("models download OWNER/NAME");
    }

    @Test
    void list_saysWhatIsMissing() throws IOException {
        snapshot("config.json", "{\"model_type\": \"llama\"}");

        command.run("models", "list");

        assertThat(command.out().lines().toList().get(1))
                .startsWith("org/name")
                .contains("llama", "no: it lacks ", "model.safetensors");
    }

    @Test
    void scan_showsRevisions() throws IOException {
        snapshot("config.json", "{}");

        command.run("models", "scan");

        assertThat(command.out()).contains("org/name", "main", "0123456789ab", "lacks");
    }

    @Test
    void scan_missesWhatTheRevisionsOwnListHas() throws IOException {
        Path snapshot = snapshot("config.json", "{}");
        Path trees = Files.createDirectories(snapshot.resolve("../../trees").normalize());
        Files.writeString(trees.resolve(COMMIT + ".json"), "{\"files\": {\"generation_config.json\": {}}}");

        command.run("models", "scan");

        assertThat(command.out()).contains("generation_config.json");
    }

    @Test
    void delete_removesAllOfIt() throws IOException {
        Path snapshot = snapshot("config.json", "{}");

        command.run("models", "delete", "org/name", "--yes");

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).startsWith("Freed ");
        assertThat(snapshot).doesNotExist();
        assertThat(cache.resolve("models--org--name")).doesNotExist();
    }

    @Test
    void delete_asksFirst() throws IOException {
        Path snapshot = snapshot("config.json", "{}");

        command.run("models", "delete", "org/name");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("give --yes");
        assertThat(snapshot).exists();
    }

    @Test
    void delete_ofWhatIsNotThere_isAFailure() {
        command.run("models", "delete", "org/other", "--yes");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("org/other is not in " + cache);
    }

    @Test
    void download_ofANameThatIsNone_saysWhatANameIs() {
        command.run("models", "download", "../etc");

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).contains("must be a repository such as owner/name");
    }

    private Path snapshot(String name, String text) throws IOException {
        Path model = cache.resolve("models--org--name");
        Path snapshot = Files.createDirectories(model.resolve("snapshots").resolve(COMMIT));
        Files.createDirectories(model.resolve("refs"));
        Files.writeString(model.resolve("refs").resolve("main"), COMMIT);
        Files.writeString(snapshot.resolve(name), text);
        return snapshot;
    }
}
