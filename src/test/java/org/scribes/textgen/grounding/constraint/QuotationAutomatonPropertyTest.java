package org.scribes.textgen.grounding.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingConstraints.after;
import static org.scribes.textgen.grounding.TestingConstraints.allowed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.grounding.text.TestingQuotations;
import org.scribes.textgen.grounding.text.Words;

/** Properties of {@link QuotationAutomaton}, compared with a search through the words. */
class QuotationAutomatonPropertyTest {
    private static final int MOST_BYTES = 400;

    @Provide
    Arbitrary<List<String>> passages() {
        Arbitrary<String> parts = Arbitraries.of(
                "a",
                "b",
                "ab",
                "A",
                "Ab",
                "bé",
                "É",
                "don't",
                "God’s",
                "God",
                "not",
                "never",
                "3",
                "3rd",
                "x1",
                "日本",
                "の",
                "e\u0301",
                "be\u00adloved",
                "Ünd",
                "ßa",
                "ΣΑΣ",
                "İs",
                "\uD835\uDC00",
                "'tis",
                "‘tis",
                "`a");
        Arbitrary<String> gaps = Arbitraries.of(
                " ", " ", " ", " ", ", ", ". ", "; ", "—", "-", "  \n", "”, “", "\"", "…", " … ", "...", " . . ", "' ",
                "’", "'", "\u00a0", "\u200b", "。", "!?", " (", ") ", "« ", "\u0000", "/", "");
        Arbitrary<String> texts = parts.list()
                .ofMinSize(0)
                .ofMaxSize(14)
                .flatMap(words -> gaps.list().ofSize(words.size() + 1).map(between -> join(words, between)));
        return texts.list().ofMinSize(1).ofMaxSize(3);
    }

    private static String join(List<String> words, List<String> gaps) {
        StringBuilder text = new StringBuilder(gaps.get(0));
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i)).append(gaps.get(i + 1));
        }
        return text.toString();
    }

    @Property(tries = 300)
    void quotableText_any_hasTheWordsOfTheText(@ForAll("passages") List<String> passages) {
        for (String passage : passages) {
            QuotableText quotable = QuotableText.of(passage, TestingWords.get());
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < quotable.length(); i++) {
                text.appendCodePoint(quotable.character(i));
            }
            Words expected = Words.of(passage);
            Words actual = Words.of(text);
            assertThat(actual.size()).isEqualTo(expected.size()).isEqualTo(quotable.wordCount());
            for (int word = 0; word < expected.size(); word++) {
                assertThat(actual.key(word)).isEqualTo(expected.key(word));
            }
        }
    }

    /** Takes random allowed steps: every quotation is in a passage, and every quotation can be closed. */
    @Property(tries = 300)
    void next_randomSteps_quotePassagesAndReachAnEnd(@ForAll("passages") List<String> passages, @ForAll long seed) {
        TokenConstraint automaton = QuotationAutomaton.ofTexts(passages, TestingWords.get());
        Random random = new Random(seed);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long state = automaton.start();
        while (text.size() < MOST_BYTES || automaton.binds(state)) {
            assertThat(text.size()).as("a way out").isLessThan(3 * MOST_BYTES);
            int next = automaton.binds(state)
                    ? oneOf(allowed(automaton, state), random, text.size() > MOST_BYTES)
                    : outside(random);
            long after = automaton.next(state, next);
            if (after == TokenConstraint.REFUSED) {
                assertThat(automaton.mayBind(next))
                        .as("what is refused outside may bind")
                        .isTrue();
            } else {
                assertThat(automaton.binds(state) || !automaton.binds(after) || automaton.mayBind(next))
                        .isTrue();
                state = after;
                text.write(next);
            }
        }
        assertThat(TestingQuotations.falseIn(text.toString(StandardCharsets.UTF_8), passages, false))
                .isEmpty();
    }

    private static int oneOf(List<Integer> allowed, Random random, boolean soon) {
        assertThat(allowed).isNotEmpty();
        return soon && allowed.contains((int) '"') ? '"' : allowed.get(random.nextInt(allowed.size()));
    }

    /** A random byte, mostly of an opening mark. */
    private static int outside(Random random) {
        byte[] marks = " \" “„«’a\u00bb\u0123".getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? random.nextInt(256) : marks[random.nextInt(marks.length)] & 0xFF;
    }

    @Property(tries = 300)
    void next_partOfAPassage_isAllowedInEveryKindOfMarks(@ForAll("passages") List<String> passages, @ForAll long seed) {
        TokenConstraint automaton = QuotationAutomaton.ofTexts(passages, TestingWords.get());
        Random random = new Random(seed);
        QuotableText text = QuotableText.of(passages.get(random.nextInt(passages.size())), TestingWords.get());
        for (int start = 0; start < text.length(); start++) {
            if (text.startsWord(start)) {
                int end = end(text, start, random);
                String part = text(text, start, end);
                for (String quotation : List.of(
                        "\"" + part + "\"", "“" + part + ",”", "«" + otherCase(part) + "»", "„" + part + "…“")) {
                    long state = after(automaton, quotation);
                    assertThat(state).as(quotation).isNotEqualTo(TokenConstraint.REFUSED);
                    assertThat(automaton.mayEnd(state)).as(quotation).isTrue();
                }
            }
        }
    }

    /** An ellipsis skips forward within a passage, and never backward. */
    @Property(tries = 100)
    void next_ellipsis_goesOnInTheSamePassage(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append('w')
                    .append((char) ('a' + i % 26))
                    .append("x".repeat(i / 26))
                    .append(' ');
        }
        List<String> passages = List.of(text.toString(), "other words here");
        TokenConstraint automaton = QuotationAutomaton.ofTexts(passages, TestingWords.get());
        String[] words = text.toString().split(" ", -1);
        int first = random.nextInt(10);
        int second = first + 1 + random.nextInt(10);
        int third = second + 2 + random.nextInt(8);
        for (String ellipsis : List.of(" … ", "… ", " ... ")) {
            String forwards =
                    words[first] + ellipsis + words[second] + " " + words[second + 1] + ellipsis + words[third];
            String short_ = words[first] + ellipsis + words[second] + ellipsis + words[third];
            String backwards = words[third] + ellipsis + words[second];
            assertThat(after(automaton, "\"" + forwards + "\"")).isNotEqualTo(TokenConstraint.REFUSED);
            assertThat(after(automaton, "\"" + short_)).isEqualTo(TokenConstraint.REFUSED);
            assertThat(after(automaton, "\"" + backwards + "\"")).isEqualTo(TokenConstraint.REFUSED);
            assertThat(after(automaton, "\"" + words[first] + ellipsis + "other"))
                    .isEqualTo(TokenConstraint.REFUSED);
        }
    }

    private static int end(QuotableText text, int start, Random random) {
        int end = start;
        while (!text.endsWord(end) || (end + 1 < text.length() && random.nextInt(4) > 0)) {
            end++;
        }
        return end + 1;
    }

    private static String text(QuotableText text, int start, int end) {
        StringBuilder part = new StringBuilder();
        for (int i = start; i < end; i++) {
            part.appendCodePoint(text.character(i));
        }
        return part.toString();
    }

    private static String otherCase(String part) {
        int first = part.codePointAt(0);
        int other = Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
        boolean same = Words.of(Character.toString(other)).size() == 1
                && Words.of(Character.toString(first))
                        .key(0)
                        .equals(Words.of(Character.toString(other)).key(0));
        return same ? Character.toString(other) + part.substring(Character.charCount(first)) : part;
    }
}
