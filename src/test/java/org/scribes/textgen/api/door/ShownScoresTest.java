package org.scribes.textgen.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenUsage;

class ShownScoresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "EOS_TOKEN|He said,so it is|He said|,so it is|3|false",
                "EOS_TOKEN|He said|He said|,<all> of this|1|true",
                "EOS_TOKEN|He|He said|,<all> of this|1|true",
                "EOS_TOKEN|''|He said|,<all> of this|0|true",
                "EOS_TOKEN|She said|He said|,<all> of this|-1|true",
                "STOP_SEQUENCE|He said|He said|STOP|1|false",
                "EOS_TOKEN|He said|  He| said |3|false"
            })
    void tokens_areShownAsFarAsTheTextIs(
            FinishReason reason, String text, String first, String second, int shown, boolean warned) {
        Completion completion = completion(
                text,
                reason,
                Stream.of(token(first, false), token(second, false), token("</s>", true))
                        .toList());

        assertThat(ShownScores.of(completion)
                        .map(scores -> scores.answer().size())
                        .orElse(-1))
                .isEqualTo(shown);
        assertThat(ShownScores.warnings(completion)).hasSize(warned ? 1 : 0);
    }

    /** A character of several tokens is whole only when their bytes are joined. */
    @Test
    void partsOfACharacter_areJoined() {
        List<TokenScore> parts = IntStream.of(0xF0, 0x9F, 0x98, 0x80)
                .mapToObj(part -> new TokenScore(
                        OptionalInt.of(1), "\uFFFD", List.of(part), false, OptionalDouble.of(-1), List.of()))
                .toList();

        assertThat(ShownScores.of(completion("😀", FinishReason.LENGTH, parts))
                        .orElseThrow()
                        .answer())
                .hasSize(4);
    }

    @Test
    void answerWithoutScores_isNoReasonToWarn() {
        Completion completion = completion("He", FinishReason.LENGTH, List.of()).unscored();

        assertThat(ShownScores.of(completion)).isEmpty();
        assertThat(ShownScores.warnings(completion)).isEmpty();
    }

    private static TokenScore token(String text, boolean special) {
        return new TokenScore(OptionalInt.of(1), text, List.of(), special, OptionalDouble.of(-1), List.of());
    }

    private static Completion completion(String text, FinishReason reason, List<TokenScore> tokens) {
        return new Completion(text, reason, "tiny", Mode.LOCAL, TokenUsage.counted(3, 2), 0, List.of())
                .scored(new TokenScores(List.of(), tokens));
    }
}
