package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.backend.extractive.TestingInquiries.backend;
import static org.scribes.textgen.backend.extractive.TestingInquiries.never;
import static org.scribes.textgen.backend.extractive.TestingInquiries.options;
import static org.scribes.textgen.backend.extractive.TestingInquiries.request;
import static org.scribes.textgen.backend.extractive.TestingInquiries.verse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

/** What ends an answer before its time. */
class ExtractiveLimitsTest {
    private static final Passage GRACE = verse(
            "Ephesians 2:8",
            "for by grace you have been saved through faith, and that not of yourselves; it is the gift of God,");
    private static final Passage NEIGHBOR = verse("Luke 10:27", "Love your neighbor as yourself.");

    private static Completion ask(String question, SamplingOptions options, Passage... passages) {
        return TestingInquiries.ask(request(new Prompt.Text(question, false), List.of(passages), options));
    }

    @Test
    void answerAsLongAsAllowed_isWhole_andALittleLessIsCutAfterAWord() {
        assertThat(ask("neighbors", options(OptionalInt.of(14)), NEIGHBOR).finishReason())
                .isEqualTo(FinishReason.EOS_TOKEN);
        Completion cut = ask("neighbors", options(OptionalInt.of(13)), NEIGHBOR);
        assertThat(cut.text()).isEqualTo("Luke 10:27 says, \"Love your neighbor as…\" [1]");
        assertThat(cut.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(cut.usage().generated()).isLessThanOrEqualTo(13);
    }

    @Test
    void noRoomForAWord_theFrameIsShown_andOfThatWhatFits() {
        assertThat(ask("neighbors", options(OptionalInt.of(6)), NEIGHBOR).text())
                .isEqualTo("Luke 10:27 says, \"…\" [1]".substring(0, 24));
        Completion tiny = ask("neighbors", options(OptionalInt.of(1)), NEIGHBOR);
        assertThat(tiny.text()).isEqualTo("Luke");
        assertThat(tiny.finishReason()).isEqualTo(FinishReason.LENGTH);
        Completion none = ask("tyre", options(OptionalInt.of(3)), NEIGHBOR);
        assertThat(none.text()).isEqualTo("The passages");
        assertThat(none.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void moreTokensAskedThanAllowed_limitHolds_andIsTold() {
        Passage endless = verse("Sermon 1", "grace " + "upon grace ".repeat(500));
        Completion answer = ask("grace", options(OptionalInt.of(500)), endless);
        assertThat(answer.usage().generated()).isBetween(398, 400);
        assertThat(answer.text()).endsWith("…\" [1]");
        assertThat(answer.warnings())
                .containsExactly("max_new_tokens 500 is above the limit: 400 is used", ExtractiveBackend.QUOTED);
    }

    @Test
    void configuredLimit_holdsWhereNoneIsAsked() {
        ExtractiveBackend small = new ExtractiveBackend(
                new AssistantConfig(
                        OptionalInt.of(5), OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                new ScriptureReferences());
        Completion answer = small.generate(
                request(new Prompt.Text("grace", false), List.of(GRACE), SamplingOptions.DEFAULTS),
                piece -> {},
                never());
        assertThat(answer.usage().generated()).isEqualTo(5);
        assertThat(small.modelStatus().maxOutputTokens()).isEqualTo(5);
    }

    @Test
    void stopText_endsTheAnswer() {
        Completion answer = ask("grace", options(OptionalInt.empty(), "have been"), GRACE);
        assertThat(answer.text()).isEqualTo("Ephesians 2:8 says, \"for by grace you ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
        assertThat(ask("grace", options(OptionalInt.empty(), "Eph"), GRACE).text())
                .isEmpty();
    }

    @Test
    void pieces_areWords_andCancellingEndsThem() {
        Cancellation cancellation = never();
        List<String> pieces = new ArrayList<>();
        assertThatThrownBy(() -> backend()
                        .generate(
                                request(new Prompt.Text("grace", false), List.of(GRACE), SamplingOptions.DEFAULTS),
                                piece -> {
                                    pieces.add(piece);
                                    if (pieces.size() == 3) {
                                        cancellation.cancel(Cancellation.Reason.CLIENT_GONE);
                                    }
                                },
                                cancellation))
                .isInstanceOf(GenerationException.class);
        assertThat(pieces).containsExactly("Ephesians ", "2:8 ", "says, ");
    }
}
