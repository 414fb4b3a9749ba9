package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.extractive.TestingInquiries.NO_ANSWER;
import static org.scribes.textgen.backend.extractive.TestingInquiries.answer;
import static org.scribes.textgen.backend.extractive.TestingInquiries.ask;
import static org.scribes.textgen.backend.extractive.TestingInquiries.options;
import static org.scribes.textgen.backend.extractive.TestingInquiries.quotesNothing;
import static org.scribes.textgen.backend.extractive.TestingInquiries.request;
import static org.scribes.textgen.backend.extractive.TestingInquiries.verse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.grounding.passage.NumberedPassage;

/** Texts that were made to break it. */
class ExtractiveHostileTest {
    private static final Pattern CUT = Pattern.compile("…\" \\[\\d+]$");
    private static final int LONG = 100_000;
    private static final int MILLION = 1_000_000;
    private static final Passage HOPE = verse("Romans 15:13", "Now may the God of hope fill you");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "hope ",
                "A. ",
                "a. ",
                ". ",
                "?!",
                "\n",
                "[1] a\n",
                "\n[1] ",
                "Source: x\n",
                "Question:\n",
                "😀",
                "\u202eא ",
                "\u0001",
                "\"",
                "\u00a0",
                "John 3:16 ",
                "1 ",
                "神",
                "hope:",
                "l\u0301",
                "\u200d",
                "(",
                "*:?~^[]{}\\ "
            })
    void anyLongText_isAnswered(String part) {
        assertAnswered(part, LONG);
    }

    /** As long as a request can be. */
    @Test
    void textAMillionLong_isAnswered() {
        assertAnswered("hope ", MILLION);
    }

    private static void assertAnswered(String part, int length) {
        String text = part.repeat(length / part.length());
        String passage = text.isBlank() ? "x" + text : text;
        assertThat(answer("hope", verse("Romans 15:13", passage))).isNotEmpty();
        assertThat(answer("hope", verse("r" + passage, "hope"))).isNotEmpty();
        assertThat(answer(passage, HOPE)).isNotEmpty();
        assertThat(answer(passage)).isNotEmpty();
    }

    @Test
    void moreWordsThanAQueryTakes_areAnswered() {
        String words = IntStream.range(0, 20_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        assertThat(answer(words, HOPE, verse("a", words))).startsWith("a says, \"word0 word1");
        assertThat(answer(words + " hope", HOPE)).startsWith("Romans 15:13 says");
    }

    @Test
    void thousandPassages_theOneIsFound() {
        Passage[] passages = IntStream.range(0, 1000)
                .mapToObj(i -> verse("Sermon " + i, "This is sentence " + i + "."))
                .toArray(Passage[]::new);
        assertThat(answer("Which sentence is 777?", passages))
                .isEqualTo("Sermon 777 says, \"This is sentence 777.\" [778]");
    }

    @Test
    void thousandSentences_theOneIsFound_andOfManyTheFirst() {
        String sentences = IntStream.range(0, 1000)
                .mapToObj(i -> "This is sentence " + i + ".")
                .collect(Collectors.joining(" "));
        assertThat(answer("Where is 777?", verse("Sermon", sentences)))
                .isEqualTo("Sermon says, \"This is sentence 777.\" [1]");
        assertThat(answer("A sentence?", verse("Sermon", sentences)))
                .isEqualTo("Sermon says, \"This is sentence 0.\" [1]");
    }

    @Test
    void nothingToAnalyse_isNoAnswer() {
        assertThat(answer("?!…", HOPE)).isEqualTo(NO_ANSWER);
        assertThat(answer("hope", verse("-", "…!?"))).isEqualTo(NO_ANSWER);
        assertThat(answer("the of and", verse("the", "the of and"))).isEqualTo(NO_ANSWER);
    }

    @Property(tries = 1000)
    void anyTexts_areAnsweredAndQuotedExactly(
            @ForAll("texts") String question,
            @ForAll("passages") List<Passage> passages,
            @ForAll @IntRange(min = 1, max = 60) int maxTokens) {
        Completion answer = ask(request(
                new Prompt.Text("q" + question, false), distinct(passages), options(OptionalInt.of(maxTokens))));
        assertThat(answer.usage().generated()).isLessThanOrEqualTo(maxTokens);
        assertThat(answer.usage().generated()).isEqualTo(TokenEstimate.of(answer.text()));
        if (answer.finishReason() == FinishReason.EOS_TOKEN && !quotesNothing(answer.text())) {
            assertThat(numbered(passages)).anyMatch(passage -> isQuoted(passage, answer.text(), ""));
        } else if (CUT.matcher(answer.text()).find()) {
            assertThat(numbered(passages)).anyMatch(passage -> isQuoted(passage, answer.text(), "…"));
        }
    }

    @Property(tries = 1000)
    void anyPrompt_isAnsweredFromItself(@ForAll("prompts") String prompt) {
        Completion answer = ask("q" + prompt);
        if (!quotesNothing(answer.text())) {
            String quoted = answer.text().replaceFirst("(?s)^.*? says, \"", "").replaceFirst("(?s)\" \\[\\d+]$", "");
            assertThat(prompt).contains(quoted);
        }
    }

    private static boolean isQuoted(NumberedPassage passage, String answer, String ellipsis) {
        String before = passage.label() + " says, \"";
        String after = ellipsis + "\" [" + passage.number() + "]";
        return answer.length() >= before.length() + after.length()
                && answer.startsWith(before)
                && answer.endsWith(after)
                && passage.text().contains(answer.substring(before.length(), answer.length() - after.length()));
    }

    private static List<NumberedPassage> numbered(List<Passage> passages) {
        List<NumberedPassage> numbered = new ArrayList<>();
        passages.forEach(passage -> numbered.add(new NumberedPassage(numbered.size() + 1, passage)));
        return numbered;
    }

    private static List<Passage> distinct(List<Passage> passages) {
        List<Passage> distinct = new ArrayList<>();
        passages.forEach(passage -> distinct.add(
                new Passage("id" + distinct.size(), passage.text(), passage.reference(), passage.source())));
        return distinct;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "grace",
                "Faith",
                "hope.",
                "God",
                "love,",
                "St.",
                "\n\n",
                "\"",
                "“",
                "John 3:16",
                "Jn",
                "3:16",
                "😀",
                "\u202e",
                "שלום",
                "…");
        Arbitrary<String> sentences = words.list().ofMaxSize(80).map(list -> String.join(" ", list));
        return Arbitraries.oneOf(sentences, Arbitraries.strings().all().ofMaxLength(400));
    }

    @Provide
    Arbitrary<List<Passage>> passages() {
        Arbitrary<Optional<String>> titles = texts().map(text -> text.substring(0, Math.min(12, text.length())))
                .optional();
        return Combinators.combine(texts(), titles, titles)
                .as((text, reference, source) -> new Passage("id", "q" + text, reference, source))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.of(
                        "[1] ",
                        "[2] John 3:16: ",
                        "Source: ",
                        "sermon",
                        "grace",
                        " ",
                        "\n",
                        "\n\n",
                        "Question: ",
                        "Answer:",
                        "faith?",
                        "[",
                        ": ")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }
}
