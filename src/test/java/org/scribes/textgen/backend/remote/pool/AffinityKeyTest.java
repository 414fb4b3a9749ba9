package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;

class AffinityKeyTest {
    @Test
    void questionsOnTheSamePassages_shareAKey() {
        OptionalLong one = key("Who?", "Be brief.", "Jesus wept.", "God is love.");

        assertThat(one).isPresent();
        assertThat(key("Why?", "Be brief.", "Jesus wept.", "God is love.")).isEqualTo(one);
        assertThat(key("Who?", "Be kind.", "Jesus wept.", "God is love.")).isNotEqualTo(one);
        assertThat(key("Who?", "Be brief.", "God is love.", "Jesus wept.")).isNotEqualTo(one);
        assertThat(key("Who?", "Be brief.", "Jesus wept.God is love.")).isNotEqualTo(one);
        assertThat(key("Who?", "", "Jesus wept.", "God is love.")).isNotEqualTo(one);
    }

    @Test
    void questionAlone_hasNoKey() {
        assertThat(key("Who?", "")).isEmpty();
    }

    /** Several instances of the service, and later versions of it, must choose the same server. */
    @Test
    void hash_staysWhatItIs() {
        assertThat(StableHash.of("In the beginning")).isEqualTo(-2645631291761696152L);
    }

    private static OptionalLong key(String question, String system, String... passages) {
        List<Message> messages = system.isEmpty()
                ? List.of(new Message(Role.USER, question))
                : List.of(new Message(Role.SYSTEM, system), new Message(Role.USER, question));
        List<Passage> given = List.of(passages).stream()
                .map(text -> new Passage(text, text, Optional.empty(), Optional.empty()))
                .toList();
        return AffinityKey.of(new GenerationRequest(
                "req",
                new Prompt.Conversation(messages),
                given,
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE));
    }
}
