package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;

class CompletionLogprobsBodyTest {
    private static TokenScore token(String text, boolean special, Integer... bytes) {
        return new TokenScore(OptionalInt.of(1), text, List.of(bytes), special, OptionalDouble.of(-0.5), List.of());
    }

    @Test
    void offsets_countCodePointsWhateverTheTokensAre() {
        CompletionLogprobsBody body = CompletionLogprobsBody.of(new TokenScores(
                List.of(
                        token("<s>", true),
                        token("\uFFFD", false, 0xF0),
                        token("\uFFFD", false, 0x9F, 0x98),
                        token("\uFFFD", false, 0x80),
                        token(" Jesus", false)),
                List.of(token(" é", false), token("</s>", true))));

        assertThat(body.textOffset()).containsExactly(0, 0, 0, 0, 1, 7, 9);
        assertThat(body.tokens()).hasSize(7);
        assertThat(body.tokenLogprobs()).hasSize(7);
    }
}
