package org.scribes.textgen.grounding.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptContextTest {
    private final PromptContext context = new PromptContext();

    /** The fields of a passage that the tests compare. */
    private record Seen(int number, Optional<String> title, String text) {}

    private static Seen passage(int number, String title, String text) {
        return new Seen(number, Optional.of(title), text);
    }

    private static Seen passage(int number, String text) {
        return new Seen(number, Optional.empty(), text);
    }

    private List<Seen> seen() {
        return context.passages().stream()
                .map(passage -> new Seen(passage.number(), passage.title(), passage.text()))
                .toList();
    }

    @Test
    void numberedBlocks_endAtTheNextOrAnEmptyLine() {
        assertThat(
                        context.readQuestion(
                                "Answer from these.\n[4] John 11:35: Jesus\r\nwept.\n [5] 1 John 4:8: God is love.\n\nWho wept?"))
                .isEqualTo("Who wept?");
        assertThat(seen())
                .containsExactly(passage(4, "John 11:35", "Jesus\r\nwept."), passage(5, "1 John 4:8", "God is love."));
    }

    @Test
    void sourceBlocks_getTheNextFreeNumber() {
        context.read("[3] Be kind.\n\nSource: sermon 12\nGrace is a gift.\nTake it.\nsource : hymn\nO come\n\nMore.");
        assertThat(seen())
                .containsExactly(
                        passage(3, "Be kind."),
                        passage(4, "sermon 12", "Grace is a gift.\nTake it."),
                        passage(5, "hymn", "O come"));
    }

    @Test
    void severalTexts_areReadInOrder() {
        context.read("Source: a\nOne.");
        assertThat(context.readQuestion("Source: b\nTwo.\n\nWhy?")).isEqualTo("Why?");
        assertThat(seen()).containsExactly(passage(1, "a", "One."), passage(2, "b", "Two."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Be brief.\n\n[1] God is love.\n\nPlease.\n\nQuestion: Who is love?\nAnswer:",
                "Question: Who is love?\n\nSay it.\n\n[1] God is love.\n\nThank you.",
                "[1] God is love.\nquestion : Who is love?",
                "[1] God is love.\nQuestion:\n\nWho is love?\n\nBe brief.",
                "[1] God is love.\n\nBe brief.\n\nWho is love?\n\n",
                "Who is love?\n[1] God is love.",
                "[1] God is love.\nWho is love?\n"
            })
    void question_isFoundBesideTheContext(String text) {
        assertThat(context.readQuestion(text)).isEqualTo("Who is love?");
        assertThat(seen()).containsExactly(passage(1, "God is love."));
    }

    @Test
    void blocksAlone_haveNoQuestion() {
        assertThat(context.readQuestion("[1] Romans 8:31: who can be against us?"))
                .isEmpty();
        assertThat(seen()).containsExactly(passage(1, "Romans 8:31", "who can be against us?"));
    }

    @Test
    void textWithoutBlocks_isTheQuestion() {
        String text = "What of note [1] and\n\nthe Source: of life?\n[] \n[a] b\nSource: nothing under it";
        assertThat(context.readQuestion(text)).isEqualTo(text);
        assertThat(seen()).isEmpty();
    }

    @Test
    void emptyBlocks_areIgnored() {
        context.read("[1]\n[2] \n\nSource: a\n\nSource: b\n[3] John 3:16: \n");
        assertThat(seen()).isEmpty();
    }

    @Test
    void colonInTheText_doesNotMakeATitle() {
        context.read(
                "[1] And he said: come.\n[2] Sermon on the Mount: Blessed\n[3] sermon 12: Be glad\n[4] 1:2 is a ratio");
        assertThat(seen())
                .containsExactly(
                        passage(1, "And he said: come."),
                        passage(2, "Sermon on the Mount", "Blessed"),
                        passage(3, "sermon 12", "Be glad"),
                        passage(4, "1:2 is a ratio"));
    }
}
