package org.scribes.textgen.generation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.grounding.Grounding;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.guard.PiiKind;
import org.scribes.textgen.guard.PiiMasker;

class MaskingFilterTest {
    private static final PiiMasker MASKER = new PiiMasker(new PiiConfig(true, "US", false), text -> List.of());
    private static final Grounding GROUNDING =
            new Grounding(new ScriptureReferences(), TestingCanon.get(), TestingWords.get());
    private static final List<Passage> PASSAGES = List.of(
            new Passage(
                    "1",
                    "For God so loved the world, that he gave his only born Son,",
                    Optional.of("John 3:16"),
                    Optional.empty()),
            new Passage(
                    "2",
                    "Whoever needs help may call Ruth at 415-555-2671 on any day of the week.",
                    Optional.empty(),
                    Optional.of("the parish letter")));
    private static final String ANSWER =
            "🙏 Ask boaz@example.com. The letter says, \"Whoever needs help may call Ruth at"
                    + " 415-555-2671 on any day of the month\" [2]. And \"For God so loved the world\" (John 3:16), says +1"
                    + " 415 555 2672.";
    private static final String SHOWN = "🙏 Ask [EMAIL]. The letter says, \"Whoever needs help may call Ruth at"
            + " [PHONE] on any day of the week\" [2]. And \"For God so loved the world\" (John 3:16), says"
            + " [PHONE].";

    private final List<StreamEvent> events = new ArrayList<>();
    private final Cancellation clock = new Cancellation(Duration.ofMinutes(1), () -> 0);
    private final AnswerEvents sink = new AnswerEvents(events::add);
    private final MaskingFilter shown = newFilter();

    private MaskingFilter newFilter() {
        return new MaskingFilter(() -> MASKER.begin(List.of()), text -> MASKER.masked(text, List.of()), sink, true);
    }

    @Test
    void thinking_isMaskedAndSentSeparately() {
        shown.thinking("Ask ruth@example.org");
        shown.thinking(".");
        shown.text("Ask Ruth.");

        assertThat(events)
                .extracting(Object::getClass)
                .containsOnly(StreamEvent.Thinking.class, StreamEvent.Token.class);
        assertThat(events.stream()
                        .filter(StreamEvent.Thinking.class::isInstance)
                        .map(event -> ((StreamEvent.Thinking) event).text())
                        .collect(Collectors.joining()))
                .isEqualTo("Ask [EMAIL].");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17, 1000})
    void citations_matchTheMaskedText(int pieces) {
        GroundedAnswer answer = ground(ANSWER, pieces);

        assertThat(answer.text()).isEqualTo(SHOWN).isEqualTo(tokens());
        assertThat(answer.warnings())
                .containsExactly(
                        "1 quotation put into the passages' own words",
                        "1 e-mail address masked, 2 phone numbers masked");
        assertThat(answer.citations())
                .hasSize(4)
                .allSatisfy(
                        citation -> assertThat(slice(answer.text(), citation)).isEqualTo(citation.text()));
        assertThat(answer.citations()).isEqualTo(cited());
        Citation altered = answer.citations().get(0);
        assertThat(altered.text()).contains("Ruth at [PHONE] on any day of the week");
        assertThat(altered.expected().orElseThrow()).contains("at [PHONE] on");
        assertThat(altered.repairedFrom().orElseThrow()).contains("at [PHONE] on any day of the month");
    }

    /** When a citation arrives, the text sent so far includes its end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void citation_followsTheTextThatItEndsWith(int pieces) {
        ground(ANSWER, pieces);
        int codePoints = 0;
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.Token token) {
                codePoints += token.text().codePointCount(0, token.text().length());
            } else if (event instanceof StreamEvent.Cited cited) {
                assertThat(cited.citation().end()).isLessThanOrEqualTo(codePoints);
            }
        }
    }

    @Test
    void answerWithoutGrounding_isMasked() {
        shown.text("Call 415-555");
        assertThat(tokens()).isEqualTo("Call");
        shown.text("-2671 now");
        Completion completion = shown.finish(new Completion(
                "Call 415-555-2671 now",
                FinishReason.EOS_TOKEN,
                "m",
                Mode.API,
                TokenUsage.counted(1, 1),
                0,
                List.of("max_new_tokens 500 is above the limit: 400 is used")));

        assertThat(completion.text()).isEqualTo("Call [PHONE] now").isEqualTo(tokens());
        assertThat(completion.warnings())
                .containsExactly("max_new_tokens 500 is above the limit: 400 is used", "1 phone number masked");
        assertThat(shown.masked()).containsOnlyKeys(PiiKind.PHONE);
    }

    @Test
    void restart_nothingSent_sendsNoEvent() {
        shown.text("415-555-");
        assertThat(sink.seen()).isFalse();

        sink.restart(ErrorCode.INVALID_OUTPUT);
        newFilter().text("Grace is free. ");
        assertThat(sink.seen()).isTrue();
        sink.restart(ErrorCode.UPSTREAM_ERROR);

        assertThat(sink.seen()).isFalse();
        assertThat(events)
                .containsExactly(
                        new StreamEvent.Token("Grace is free."), new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
    }

    private GroundedAnswer ground(String answer, int longest) {
        GroundingFilter checked = new GroundingFilter(
                listener -> GROUNDING.begin(
                        QuotableContext.of(PASSAGES),
                        new GroundingRules(GroundingPolicy.REPAIR, OutsideContext.LEAVE_OUT, "[left out]", 40),
                        listener),
                shown,
                clock);
        for (int at = 0; at < answer.length(); at += longest) {
            checked.accept(answer.substring(at, Math.min(answer.length(), at + longest)));
        }
        return checked.finish();
    }

    private String tokens() {
        return events.stream()
                .filter(StreamEvent.Token.class::isInstance)
                .map(event -> ((StreamEvent.Token) event).text())
                .collect(Collectors.joining());
    }

    private List<Citation> cited() {
        return events.stream()
                .filter(StreamEvent.Cited.class::isInstance)
                .map(event -> ((StreamEvent.Cited) event).citation())
                .toList();
    }

    private static String slice(String text, Citation citation) {
        int[] codePoints = text.codePoints().toArray();
        return new String(codePoints, citation.start(), citation.end() - citation.start());
    }
}
