package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void secret_isSeenOnlyWhenRevealed() {
        Secret secret = new Secret("hf_abc");

        assertThat(secret.reveal()).isEqualTo("hf_abc");
        assertThat(secret).hasToString("(secret)");
        assertThat(HuggingFaceConfig.from(TestingConfig.of("hf.api.key", "hf_abc"))
                        .toString())
                .doesNotContain("hf_abc")
                .contains("(secret)");
    }

    @Test
    void secrets_areEqualByValue() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
        assertThat(new Secret("a")).isNotEqualTo(new Secret("b")).isNotEqualTo("a");
    }
}
