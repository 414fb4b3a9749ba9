package org.scribes.textgen.checkpoint.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIdTest {
    private static final Path CACHE = Path.of("/cache");
    private static final DownloadEndpoint HUB =
            new DownloadEndpoint(URI.create("https://hub.example"), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"meta-llama/Llama-3.1-8B-Instruct", "gpt2", "a/b", "0x_1/_a._b", "123"})
    void validId_isAccepted(String name) {
        assertThat(new RepositoryId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a/b/c",
                "a//b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/.b",
                "a/b.",
                "-a/b",
                "a--b",
                "a/b--c",
                "a..b",
                "a/b.git",
                "a b",
                "a/b@main",
                "a\\b",
                "C:/x",
                "a/b\n",
                "a/b\0",
                "é/b",
                "a%2fb",
                "~/a",
                "a?b"
            })
    void invalidId_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepositoryId(name))
                .withMessageStartingWith("must be a repository such as owner/name");
    }

    @Test
    void partOf96Characters_isAccepted() {
        assertThat(new RepositoryId("a".repeat(96) + "/" + "b".repeat(96)).value())
                .hasSize(193);
        assertThatIllegalArgumentException().isThrownBy(() -> new RepositoryId("a/" + "b".repeat(97)));
    }

    @Property
    void anyText_isRefusedOrStaysInTheFolder(@ForAll("nearlyNames") String text) {
        RepositoryId id;
        try {
            id = new RepositoryId(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        Path folder = CACHE.resolve(id.folderName());
        assertThat(folder.normalize()).isEqualTo(folder);
        assertThat(folder.getParent()).isEqualTo(CACHE);
        // The folder's name maps back to the model, so no two models share a folder
        assertThat(id.folderName().substring("models--".length()).replace("--", "/"))
                .isEqualTo(text);
        assertThat(HUB.page(id).normalize()).hasToString("https://hub.example/" + text);
    }

    @Provide
    Arbitrary<String> nearlyNames() {
        return Arbitraries.strings().withChars("ab0_-./\\:%~ \0é").ofMaxLength(8);
    }
}
