package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingGrounding.passage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;

/** Doubling an adversarial text about doubles the time. */
@Tag("full")
class GroundingHostileTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int LENGTH = 50_000;
    private static final int PASSAGE_LENGTH = 200_000;
    private static final int PASSAGES = 100;
    /** Twice the time, with as much again for other load on the processor. */
    private static final double MOST_GROWTH = 4;
    /** Shorter times are noise. */
    private static final double MOST_SECONDS = 0.5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "“ ",
                "[1][1]",
                "> ",
                "> \n",
                "the ",
                "John 3:16 ",
                "\"a b c\" (",
                "“God helps those ",
                "'he said ",
                "v. 3, ",
                "5 ",
                "in the beginning God created "
            })
    void longerAnswer_takesProportionalTime(String part) {
        List<Passage> passages = new ArrayList<>();
        String words = "in the beginning the word and the word was with God ";
        for (int i = 1; i < PASSAGES; i++) {
            passages.add(passage("p" + i, "John 3:" + (1 + i % 36), words + i));
        }
        passages.add(passage("long", "John 4", repeated("the word a b c ", PASSAGE_LENGTH)));
        QuotableContext context = QuotableContext.of(passages);
        seconds(repeated(part, LENGTH), context);
        double once = seconds(repeated(part, LENGTH), context);
        double twice = seconds(repeated(part, 2 * LENGTH), context);

        assertThat(twice)
                .as("%s: %.3f s, then %.3f s", part, once, twice)
                .satisfiesAnyOf(
                        seconds -> assertThat(seconds).isLessThan(MOST_SECONDS),
                        seconds -> assertThat(seconds).isLessThan(MOST_GROWTH * once));
    }

    @ParameterizedTest
    @ValueSource(strings = {"John 3:16 ", "\"a b c\" (", "the word 5 "})
    void longerStream_takesProportionalTime(String part) {
        QuotableContext context = QuotableContext.of(List.of(passage("1", "John 3:16", "a b c, the word")));
        streamed(repeated(part, LENGTH / 10), context);
        double once = streamed(repeated(part, LENGTH / 5), context);
        double twice = streamed(repeated(part, 2 * LENGTH / 5), context);

        assertThat(twice)
                .as("%s: %.3f s, then %.3f s", part, once, twice)
                .satisfiesAnyOf(
                        seconds -> assertThat(seconds).isLessThan(MOST_SECONDS),
                        seconds -> assertThat(seconds).isLessThan(MOST_GROWTH * once));
    }

    private static String repeated(String part, int length) {
        return part.repeat(length / part.length() + 1);
    }

    private static double seconds(String answer, QuotableContext context) {
        long start = CPU.getCurrentThreadCpuTime();
        TestingGrounding.GROUNDING.check(answer, context, TestingGrounding.rules(GroundingPolicy.REPAIR));
        return (CPU.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double streamed(String answer, QuotableContext context) {
        long start = CPU.getCurrentThreadCpuTime();
        GroundedText text = TestingGrounding.GROUNDING.begin(
                context, TestingGrounding.rules(GroundingPolicy.REPAIR), GroundedText.Listener.NONE);
        for (int i = 0; i < answer.length(); i += 4) {
            text.add(answer.substring(i, Math.min(answer.length(), i + 4)));
        }
        text.finish();
        return (CPU.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
