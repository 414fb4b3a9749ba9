package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.TestingConfig;

class ModelFinderTest {
    @TempDir
    Path data;

    @Test
    void embedded_onlyWhereNoModelIsConfigured() {
        assertThat(finder().isEmbedded()).isTrue();
        assertThat(finder("hf.model.path", "/models/one").isEmbedded()).isFalse();
        assertThat(finder("hf.generation.model", "org/name").isEmbedded()).isFalse();
    }

    @Test
    void nameThatOnlyAServerKnows_isNotEmbeddedAndNotFound() {
        ModelFinder finder = finder("hf.generation.model", "org/model:provider");

        assertThat(finder.isEmbedded()).isFalse();
        assertThat(finder.name()).isEqualTo("org/model:provider");
        assertThatThrownBy(() -> finder.find((done, total, file) -> {}))
                .hasMessageStartingWith("HF_GENERATION_MODEL is org/model:provider, but for a local model it must be a"
                        + " repository such as owner/name");
    }

    private ModelFinder finder(String... settings) {
        return new ModelFinder(HuggingFaceConfig.from(TestingConfig.of(settings)), false, data);
    }
}
