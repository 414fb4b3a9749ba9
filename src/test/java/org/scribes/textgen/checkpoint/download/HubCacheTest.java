package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.domain.ModelLoadException;

class HubCacheTest {
    private static final RepositoryId MODEL = new RepositoryId("owner/name");
    private static final String COMMIT = "abcdef0123".repeat(4);
    private static final Path HOME = Path.of("/home/reader");

    @TempDir
    private Path folder;

    private Path repository = Path.of("");
    private Path snapshot = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        repository = folder.resolve("models--owner--name");
        snapshot = repository.resolve("snapshots").resolve(COMMIT);
        write(repository.resolve("refs/main"), COMMIT);
        write(snapshot.resolve("config.json"), "{}");
        write(snapshot.resolve("tokenizer.json"), "{}");
        write(snapshot.resolve("model.safetensors"), "weights");
    }

    @Test
    void snapshot_isFoundByRef() {
        assertThat(find("main")).contains(snapshot);
        assertThat(find(COMMIT)).contains(snapshot);
    }

    @Test
    void refWithLineEnd_isRead() throws IOException {
        write(repository.resolve("refs/main"), COMMIT + "\n");

        assertThat(find("main")).contains(snapshot);
    }

    @Test
    void refWithSlashes_isFound() throws IOException {
        write(repository.resolve("refs/refs/pr/1"), COMMIT);

        assertThat(find("refs/pr/1")).contains(snapshot);
    }

    @Test
    void absentRepositoryOrRevision_isNotFound() {
        assertThat(find("other")).isEmpty();
        assertThat(find("0".repeat(40))).isEmpty();
        assertThat(new HubCache(folder).snapshot(new RepositoryId("owner/other"), Revision.MAIN))
                .isEmpty();
        assertThat(new HubCache(folder.resolve("none")).snapshot(MODEL, Revision.MAIN))
                .isEmpty();
    }

    @Test
    void refWithoutCommit_isIgnored() throws IOException {
        write(repository.resolve("refs/main"), "../../elsewhere");

        assertThat(find("main")).isEmpty();
    }

    @Test
    void snapshotWithoutRequiredFile_isIncomplete() throws IOException {
        for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
            byte[] content = Files.readAllBytes(snapshot.resolve(name));
            Files.delete(snapshot.resolve(name));
            assertThat(missing()).containsExactly(name);
            assertThat(find("main")).isEmpty();
            Files.write(snapshot.resolve(name), content);
        }
        assertThat(find("main")).isPresent();
    }

    @Test
    void danglingLink_isIncomplete() throws IOException {
        Files.delete(snapshot.resolve("model.safetensors"));
        Files.createSymbolicLink(snapshot.resolve("model.safetensors"), Path.of("../../blobs/absent"));

        assertThat(missing()).containsExactly("model.safetensors");
    }

    @Test
    void shardedSnapshot_requiresEveryShard() throws IOException {
        Files.delete(snapshot.resolve("model.safetensors"));
        write(snapshot.resolve("model.safetensors.index.json"), """
                {"weight_map": {"a": "m-1.safetensors", "b": "m-2.safetensors", "c": "m-1.safetensors"}}""");
        write(snapshot.resolve("m-1.safetensors"), "");
        assertThat(missing()).containsExactly("m-2.safetensors");

        write(snapshot.resolve("m-2.safetensors"), "");
        assertThat(find("main")).contains(snapshot);
    }

    @Test
    void indexWithAPath_isRefused() throws IOException {
        Files.delete(snapshot.resolve("model.safetensors"));
        Path index = snapshot.resolve("model.safetensors.index.json");
        for (String shard : new String[] {"../x.safetensors", "/x.safetensors", "a/b.safetensors", "x.bin", ""}) {
            write(index, "{\"weight_map\":{\"a\":\"" + shard + "\"}}");
            assertThatThrownBy(() -> find("main"))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining(index + ": weight_map");
        }
        for (String content : new String[] {"{", "{}", "[]", "{\"weight_map\":{}}", "{\"weight_map\":{\"a\":1}}", ""}) {
            write(index, content);
            assertThatThrownBy(() -> find("main"))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageStartingWith(index.toString());
        }
    }

    /** hf download writes the ref before the files, and leaves a list of all files. */
    @Test
    void unfinishedHfDownload_isIncomplete() throws IOException {
        write(repository.resolve("trees").resolve(COMMIT + ".json"), """
                {"format_version": 1, "files": {"config.json": {"size": 2}, "chat_template.jinja": {"size": 5},
                 "onnx/model.onnx": {"size": 9}, "README.md": {"size": 9}}}""");
        assertThat(missing()).containsExactly("chat_template.jinja");

        write(snapshot.resolve("chat_template.jinja"), "{{ }}");
        assertThat(find("main")).contains(snapshot);
    }

    @Test
    void unfinishedShardedHfDownload_lacksItsIndex() throws IOException {
        Files.delete(snapshot.resolve("model.safetensors"));
        write(
                repository.resolve("trees").resolve(COMMIT + ".json"),
                "{\"files\": {\"model.safetensors.index.json\": {}, \"m-1.safetensors\": {}}}");

        assertThat(missing()).containsExactly("model.safetensors.index.json");
    }

    @Test
    void unreadableFileList_isIgnored() throws IOException {
        write(repository.resolve("trees").resolve(COMMIT + ".json"), "{broken");

        assertThat(find("main")).contains(snapshot);
    }

    @Test
    void cacheFolder_isTheFirstVariableSet() {
        assertThat(located(Map.of())).isEqualTo(HOME.resolve(".cache/huggingface/hub"));
        assertThat(located(Map.of("XDG_CACHE_HOME", "/xdg"))).isEqualTo(Path.of("/xdg/huggingface/hub"));
        assertThat(located(Map.of("XDG_CACHE_HOME", "/xdg", "HF_HOME", "/hf"))).isEqualTo(Path.of("/hf/hub"));
        assertThat(located(Map.of("HF_HOME", "/hf", "HUGGINGFACE_HUB_CACHE", "/old")))
                .isEqualTo(Path.of("/old"));
        assertThat(located(Map.of("HF_HOME", "/hf", "HF_HUB_CACHE", "/hub"))).isEqualTo(Path.of("/hub"));
        assertThat(located(Map.of("HF_HUB_CACHE", " ", "HF_HOME", "~/hf"))).isEqualTo(HOME.resolve("hf/hub"));
    }

    private static Path located(Map<String, String> variables) {
        return HubCache.locate(name -> Optional.ofNullable(variables.get(name)), HOME)
                .folder();
    }

    private Optional<Path> find(String revision) {
        return new HubCache(folder).snapshot(MODEL, new Revision(revision));
    }

    private Iterable<String> missing() {
        return new HubCache(folder).find(MODEL, Revision.MAIN).orElseThrow().missing();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
