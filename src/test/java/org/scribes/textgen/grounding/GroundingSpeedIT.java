package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.quotation.GroundingRules;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.store.TestingCanon;

/** Measures the processor time to check an answer of about 400 tokens against passages of 1,200 tokens, and of a small one. */
@Tag("slow")
class GroundingSpeedIT {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 2_000;
    private static final int CHECKS = 3_000;
    private static final int STREAMS = 100;
    private static final int PIECE = 4;
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final int TOKENS = 1_200;
    private static final double MOST_MILLIS = 20;
    /** Many times what is measured, to allow for a busy machine. */
    private static final double MOST_MICROS = 400;

    private static final int SMALL_PIECES = 23;
    private static final int ANSWERS = 97;

    private static final List<String> VERSES = List.of(
            "John 3:16",
            "Romans 8:28",
            "Ephesians 2:8",
            "Ephesians 2:9",
            "Psalms 23:1",
            "Psalms 23:2",
            "Psalms 23:3",
            "John 14:27",
            "Philippians 4:6",
            "1 Corinthians 13:4",
            "1 Corinthians 13:5",
            "Isaiah 41:10",
            "Romans 8:38",
            "Romans 8:39",
            "Matthew 11:28",
            "Matthew 11:29",
            "Hebrews 11:1",
            "Esther 8:9",
            "Daniel 5:23",
            "Jeremiah 29:11",
            "Acts 2:42",
            "Deuteronomy 5:14",
            "Jeremiah 21:7",
            "2 Kings 16:15",
            "Joshua 22:5",
            "Nehemiah 9:6",
            "Ezekiel 48:21",
            "Daniel 3:15");

    private static final String ANSWER = """
            The apostle writes, "We know that all things work together for good for those who love God" (Romans 8:28) \
            [2]. That is a promise for hard days, and it is worth reading slowly, perhaps with a friend.

            John 3:16 says, "For God so loved the world, that he gave his one and only Son, that whoever believes in \
            him should not perish." The gift comes before anything that we could bring. You may also read Ephesians \
            2:8-9 with this in mind, and 1 Corinthians 13:4-7 for how such love looks among people.

            > Yahweh is my shepherd; I shall lack nothing.
            > — Psalm 23:1

            The Bible says, "God helps those who help themselves and the busy hands are blessed." Many people have \
            heard this at home. David sang otherwise when he was tired: “He restores my soul” [5]. In the beginning \
            God created the heavens and the earth, and the same word carries you today. See also John 3:99 and [77].

            When you feel alone, it may help to remember what Jesus told his friends before he left them: "Peace I \
            leave with you. My peace I give to you; not as the world gives, I give to you" (John 14:27). He did not \
            promise that the waves would be still at once, only that he would be in the boat. So take one small step \
            this week, call someone from the congregation, write down what you are thankful for, and pray. "Don't be \
            anxious for anything, but in everything, by prayer and petition with thanksgiving, let your requests be \
            made known to God" (Philippians 4:6) is a good verse to keep near the door. It isn't a rule to be earned; \
            it's an invitation, and there is always room at the table on Wednesday evenings.
            """;

    private static final List<String> SENTENCES = List.of(ANSWER.split("(?<=[.!?]) "));

    @Test
    void check() {
        QuotableContext context = QuotableContext.of(passages());
        GroundingRules rules = TestingGrounding.rules(GroundingPolicy.REPAIR);
        measured(WARM_UP, i -> TestingGrounding.GROUNDING.check(answer(i), context, rules));
        double[] millis = measured(CHECKS, i -> TestingGrounding.GROUNDING.check(answer(i), context, rules));
        print("check", millis);
        assertThat(millis[CHECKS / 2]).isLessThan(MOST_MILLIS);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPAIR", "REPORT"})
    void stream(GroundingPolicy policy) {
        QuotableContext context = QuotableContext.of(passages());
        measured(STREAMS, i -> streamed(answer(i), context, policy));
        double[] millis = measured(STREAMS, i -> streamed(answer(i), context, policy));
        print("stream", millis);
        System.out.printf(
                "grounding: %s, %.1f µs for each piece of %d characters%n",
                policy, 1e3 * millis[STREAMS / 2] * PIECE / ANSWER.length(), PIECE);
        assertThat(millis[STREAMS / 2]).isLessThan(MOST_MICROS * ANSWER.length() / PIECE / 1e3);
    }

    /** An answer of 23 pieces that quotes nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void smallRequest(int count) {
        QuotableContext context = QuotableContext.of(passages().subList(0, count));
        measured(WARM_UP, i -> small(context));
        double[] millis = measured(CHECKS, i -> small(context));
        System.out.printf(
                "grounding: small request, %d passages: median %.0f µs, 99 of 100 within %.0f µs%n",
                count, 1e3 * millis[CHECKS / 2], 1e3 * millis[(int) (CHECKS * 0.99)]);
        assertThat(millis[CHECKS / 2]).isLessThan(SMALL_PIECES * MOST_MICROS / 1e3);
    }

    private static void small(QuotableContext context) {
        GroundedText text = TestingGrounding.GROUNDING.begin(
                context, TestingGrounding.rules(GroundingPolicy.REPAIR), GroundedText.Listener.NONE);
        for (int i = 0; i < SMALL_PIECES; i++) {
            text.add("w" + i + " ");
        }
        text.finish();
    }

    private static void streamed(String answer, QuotableContext context, GroundingPolicy policy) {
        GroundedText text =
                TestingGrounding.GROUNDING.begin(context, TestingGrounding.rules(policy), GroundedText.Listener.NONE);
        for (int i = 0; i < answer.length(); i += PIECE) {
            text.add(answer.substring(i, Math.min(answer.length(), i + PIECE)));
        }
        text.finish();
    }

    /** The answer with its sentences in another order and other words in them. */
    private static String answer(int number) {
        List<String> sentences = new ArrayList<>(SENTENCES);
        Collections.rotate(sentences, number % sentences.size());
        return String.join(" ", sentences).replace("friend", "friend" + number % ANSWERS);
    }

    private static List<Passage> passages() {
        ScriptureReferences finder = new ScriptureReferences();
        List<Passage> passages = new ArrayList<>();
        int characters = 0;
        for (String verse : VERSES) {
            Places places = finder.find(verse).get(0).places().get(0);
            String text = TestingCanon.get().text(places).orElseThrow();
            passages.add(new Passage("p" + passages.size(), text, Optional.of(verse), Optional.empty()));
            characters += text.length();
        }
        assertThat(characters / CHARACTERS_A_TOKEN).isGreaterThanOrEqualTo(TOKENS);
        return passages;
    }

    private static double[] measured(int times, IntConsumer work) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            work.accept(i);
            millis[i] = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(String what, double[] millis) {
        System.out.printf(
                "grounding: %s: median %.2f ms, 99 of 100 within %.2f ms%n",
                what, millis[millis.length / 2], millis[(int) (millis.length * 0.99)]);
    }
}
