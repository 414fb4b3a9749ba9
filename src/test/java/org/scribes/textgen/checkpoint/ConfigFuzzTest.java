package org.scribes.textgen.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.scribes.textgen.domain.ModelLoadException;

class ConfigFuzzTest {
    private static final long FIXED_BYTES = 2 << 20;
    private static final long BYTES_PER_BYTE = 512;

    @FuzzTest
    void anyBytes_areReadOrRefused(byte[] json) {
        assertThat(TestingMemory.allocatedBy(() -> read(json))).isLessThan(FIXED_BYTES + BYTES_PER_BYTE * json.length);
    }

    private static void read(byte[] json) {
        try {
            ModelConfig config = ModelConfig.from(ConfigJson.parse("config.json", json));
            assertThat(config.heads() % config.kvHeads()).isZero();
            assertThat(config.eosTokenIds()).allMatch(id -> id >= 0 && id < config.vocabSize());
        } catch (ModelLoadException refused) {
            assertThat(refused).hasMessageStartingWith("config.json: ");
        }
        try {
            GenerationConfig.from(ConfigJson.parse("generation_config.json", json));
        } catch (ModelLoadException refused) {
            assertThat(refused).hasMessageStartingWith("generation_config.json: ");
        }
    }
}
