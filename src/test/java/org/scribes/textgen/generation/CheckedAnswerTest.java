package org.scribes.textgen.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.OutsideContext;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.grounding.Grounding;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.guard.PiiMasker;

class CheckedAnswerTest {
    private static final Passage VERSE = new Passage(
            "1",
            "For God so loved the world, that he gave his only born Son,",
            Optional.of("John 3:16"),
            Optional.empty());

    private static final PiiMasker MASKER = new PiiMasker(new PiiConfig(true, "US", false), text -> List.of());

    private final List<StreamEvent> events = new ArrayList<>();
    private final long[] nanos = {0};
    private final Cancellation clock = new Cancellation(Duration.ofMinutes(1), () -> nanos[0]);
    private final EventSink sink = new EventSink(events::add, clock);
    private final CheckedAnswer answer = new CheckedAnswer(
            listener -> new Grounding(new ScriptureReferences(), TestingCanon.get(), TestingWords.get())
                    .begin(
                            QuotableContext.of(List.of(VERSE)),
                            new GroundingRules(GroundingPolicy.REPAIR, OutsideContext.LEAVE_OUT, "[left out]", 40),
                            listener),
            new ShownAnswer(() -> MASKER.begin(List.of()), text -> text, sink, false),
            clock);

    @Test
    void answerThatIsHeldBack_isNotSeen_andBeginsAnewInSilence() {
        answer.accept("\"For God so loved the moon");
        assertThat(answer.seen()).isFalse();

        answer.restart(ErrorCode.UPSTREAM_ERROR);
        answer.accept("Grace is free. ");
        answer.finish();

        assertThat(events).doesNotHaveAnyElementsOfTypes(StreamEvent.Restart.class);
        assertThat(text()).isEqualTo("Grace is free. ");
    }

    @Test
    void answerThatWasSeen_tellsThatItBeginsAnew() {
        answer.accept("Grace is free. ");
        assertThat(answer.seen()).isTrue();

        answer.restart(ErrorCode.UPSTREAM_ERROR);

        assertThat(answer.seen()).isFalse();
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.Restart.class);
    }

    @Test
    void longestHold_isFromTheMarkToTheJudgement() {
        answer.accept("He says, ");
        nanos[0] += Duration.ofMillis(100).toNanos();
        answer.accept("\"For God so loved ");
        nanos[0] += Duration.ofMillis(300).toNanos();
        answer.accept("the earth\" (John 3:16). And that is all that needs to be said about it.");
        answer.finish();

        assertThat(answer.longestHold()).isEqualTo(Duration.ofMillis(300));
        assertThat(text()).startsWith("He says, \"For God so loved the world\" (John 3:16).");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof StreamEvent.Token token) {
                text.append(token.text());
            }
        });
        return text.toString();
    }
}
