package org.scribes.textgen.api.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
    private static Completion shown(String text, String... tokens) {
        return shown(FinishReason.EOS_TOKEN, text, tokens);
    }

    private static Completion shown(FinishReason finish, String text, String... tokens) {
        List<TokenScore> scores = new ArrayList<>();
        for (String token : tokens) {
            List<Integer> bytes = new ArrayList<>();
            for (byte next : token.getBytes(UTF_8)) {
                bytes.add(next & 0xFF);
            }
            scores.add(new TokenScore(OptionalInt.of(1), token, bytes, false, OptionalDouble.of(-1), List.of()));
        }
        scores.add(new TokenScore(OptionalInt.of(2), "</s>", List.of(), true, OptionalDouble.of(-1), List.of()));
        return new Completion(text, finish, "tiny", Mode.LOCAL, TokenUsage.counted(1, 1), 0, List.of())
                .scored(new TokenScores(List.of(), scores));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "He says,' He',' says'", // leading space of the first token
                "Hé,H,é",
            })
    void ownText_isShownWithItsScores(String text, String first, String second) {
        Completion completion = shown(text, first.replace("'", ""), second.replace("'", ""));

        assertThat(ShownScores.of(completion)).isPresent();
        assertThat(ShownScores.warnings(completion)).isEmpty();
    }

    @Test
    void stopText_isNotShownAndNotMissed() {
        Completion completion = shown(FinishReason.STOP_SEQUENCE, "He", "He", "###");

        assertThat(ShownScores.of(completion).orElseThrow().answer()).hasSize(1);
        assertThat(ShownScores.warnings(completion)).isEmpty();
    }

    @Test
    void textThatEndsEarlier_isShownWithTheScoresOfItsBeginning() {
        Completion completion = shown("He says", "He", " says", " a lie");

        assertThat(ShownScores.of(completion).orElseThrow().answer()).hasSize(2);
        assertThat(ShownScores.warnings(completion)).containsExactly(ShownScores.LEFT_OUT);
    }

    @Test
    void changedText_hidesWhatTheModelWrote() {
        Completion completion = shown("He says, \"God so loved\"", "He says, \"", "God", " hated\"");

        assertThat(ShownScores.of(completion)).isEmpty();
        assertThat(ShownScores.warnings(completion)).containsExactly(ShownScores.LEFT_OUT);
    }

    @Test
    void shortenedText_hidesWhatTheModelWrote() {
        assertThat(ShownScores.of(shown("He says [left out]", "He says", " a lie")))
                .isEmpty();
    }

    @Test
    void answerWithoutScores_hasNoWarning() {
        Completion unscored =
                new Completion("a", FinishReason.EOS_TOKEN, "tiny", Mode.LOCAL, TokenUsage.counted(1, 1), 0, List.of());

        assertThat(ShownScores.warnings(unscored)).isEmpty();
    }
}
