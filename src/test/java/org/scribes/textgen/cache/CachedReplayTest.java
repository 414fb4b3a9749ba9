package org.scribes.textgen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.StreamEvent;

class CachedReplayTest {
    private final List<StreamEvent> events = new ArrayList<>();

    @Test
    void citation_followsTheTextThatItEndsWith() {
        CachedAnswer answer = TestingAnswers.grounded(TestingAnswers.NOON);
        List<Citation> citations = answer.grounded().orElseThrow().citations();

        CachedReplay.of(answer, events::add);

        assertThat(events)
                .containsExactly(
                        new StreamEvent.Token("He says, \"For God\""),
                        new StreamEvent.Cited(citations.get(0)),
                        new StreamEvent.Token(" \uD83D\uDE00 [1]"),
                        new StreamEvent.Cited(citations.get(1)),
                        new StreamEvent.Token(" so."));
    }

    @Test
    void answerWithoutCitations_isOneToken() {
        CachedReplay.of(
                new CachedAnswer(TestingAnswers.completion("text"), Optional.empty(), List.of(), TestingAnswers.NOON),
                events::add);

        assertThat(events).containsExactly(new StreamEvent.Token("text"));
    }
}
