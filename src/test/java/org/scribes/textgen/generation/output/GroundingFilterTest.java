package org.scribes.textgen.generation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Delivery;
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

class GroundingFilterTest {
    private static final Passage VERSE = new Passage(
            "1",
            "For God so loved the world, that he gave his only born Son,",
            Optional.of("John 3:16"),
            Optional.empty());

    private static final PiiMasker MASKER = new PiiMasker(new PiiConfig(true, "US", false), text -> List.of());

    private final List<StreamEvent> events = new ArrayList<>();
    private final long[] nanos = {0};
    private final Cancellation clock = new Cancellation(Duration.ofMinutes(1), () -> nanos[0]);
    private final AnswerEvents sink = new AnswerEvents(events::add);
    private final AnswerOutput answer = new AnswerOutput(
            false,
            () -> new MaskingFilter(() -> MASKER.begin(List.of()), text -> text, sink, false),
            masking -> Optional.of(filter(masking)),
            sink,
            Delivery.STREAM_RESTART,
            consumption -> {});

    private GroundingFilter filter(MaskingFilter masking) {
        return new GroundingFilter(
                listener -> new Grounding(new ScriptureReferences(), TestingCanon.get(), TestingWords.get())
                        .begin(
                                QuotableContext.of(List.of(VERSE)),
                                new GroundingRules(GroundingPolicy.REPAIR, OutsideContext.LEAVE_OUT, "[left out]", 40),
                                listener),
                masking,
                clock);
    }

    @Test
    void restart_textHeldBack_sendsNoEvent() {
        answer.accept("\"For God so loved the moon");
        assertThat(sink.seen()).isFalse();

        sink.restart(ErrorCode.UPSTREAM_ERROR);

        assertThat(events).isEmpty();
    }

    @Test
    void restart_textSent_sendsRestartEvent() {
        answer.accept("Grace is free. ");
        assertThat(sink.seen()).isTrue();

        sink.restart(ErrorCode.UPSTREAM_ERROR);

        assertThat(sink.seen()).isFalse();
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.Restart.class);
    }

    @Test
    void lateClosingTag_discardsTextAndGrounding() {
        answer.accept("Grace is free, says \"For God");
        answer.accept("</think>Grace is free. ");
        answer.grounding().orElseThrow().finish();

        assertThat(text()).isEqualTo("Grace is free, saysGrace is free. ");
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.Restart.class);
    }

    @Test
    void longestHold_isFromQuotationMarkToVerdict() {
        answer.accept("He says, ");
        nanos[0] += Duration.ofMillis(100).toNanos();
        answer.accept("\"For God so loved ");
        nanos[0] += Duration.ofMillis(300).toNanos();
        answer.accept("the earth\" (John 3:16). And that is all that needs to be said about it.");
        GroundingFilter filter = answer.grounding().orElseThrow();
        filter.finish();

        assertThat(filter.longestHold()).isEqualTo(Duration.ofMillis(300));
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
