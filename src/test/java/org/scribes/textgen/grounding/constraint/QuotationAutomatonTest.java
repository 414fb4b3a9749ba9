package org.scribes.textgen.grounding.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.grounding.TestingConstraints.after;
import static org.scribes.textgen.grounding.TestingConstraints.allowed;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.store.TestingWords;

class QuotationAutomatonTest {
    private static final List<String> TEXTS = List.of(
            "For God so loved the world, that he gave his only born Son; God’s gift is “life” for you… all.",
            "He said to them,\n“Don't be afraid—I bring good news.” The loved ones heard 6 ½ cubits.");

    private final TokenConstraint automaton = QuotationAutomaton.ofTexts(TEXTS, TestingWords.get());

    private boolean isFree(String text) {
        long state = after(automaton, text);
        return state != TokenConstraint.REFUSED && automaton.mayEnd(state) && !automaton.binds(state);
    }

    private boolean isRefused(String text) {
        return after(automaton, text) == TokenConstraint.REFUSED;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Anything at all.",
                "It's 6\" wide, \uD83D\uDE00 and 'so on', ’tis",
                "a\"b\"",
                "«God so loved»",
                "“God so loved”",
                "„God so loved“ „God so loved”",
                "\"God so loved\"",
                "(\"God\") *\"god\"* - \"so loved\"—\"his only\"",
                "He said, \"The world, that he gave his only born Son; God’s gift is life for you\"",
                "\"God so.\" \"God so,\" \"God so;\" \"God so:\" \"God so!\" \"God so?\" \"God so…\"",
                "\"the world,\" \"the world,\"",
                "\"Don't be afraid—I bring good news\"",
                "\"god … loved the … Son\"",
                "\"For God... \" is no ellipsis",
                "\"God so ... he gave\"",
                "\"God so… he gave\"",
                "\"god’s Gift\" said 'God's gift'",
                "\"6 ½ cubits\"",
                "\"you all.\""
            })
    void next_textWithSoundQuotations_isFreeAtItsEnd(String text) {
        assertThat(isFree(text)).isEqualTo(!text.contains("no ellipsis") && !text.contains("Gift\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Goddess",
                "\"loved world",
                "\"d so",
                "\"God so loved the worl\"",
                "\"God so \"",
                "\"God so loved\n",
                "\"God So",
                "\" God",
                "\"\"",
                "\"the world,,\"",
                "\"the world.,\"",
                "\"world … loved the",
                "\"God … so he",
                "\"the world … he … loved",
                "\"God so ... \"",
                "\"God so .. ",
                "\"God so…he",
                "\"all …",
                "\"heard 6 ½ cubits … ",
                "“God so\"",
                "\"God … The",
                "„God so»",
                "\"life” for you",
                "\"you… all. ",
                "say: “Yes”",
            })
    void next_falseQuotation_isRefused(String text) {
        assertThat(isRefused(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "\"G", "“God so", "\"God so loved ", "\"God…", "\"God … ", "\"God’", "x \"the world,"})
    void binds_insideAQuotation_untilItIsClosed(String text) {
        long state = after(automaton, text);

        assertThat(state).isNotEqualTo(TokenConstraint.REFUSED);
        assertThat(automaton.binds(state)).isTrue();
        assertThat(automaton.mayEnd(state)).isFalse();
        assertThat(allowed(automaton, state)).isNotEmpty();
    }

    @Test
    void next_partOfACharacter_isAllowedOnlyIfACharacterOfThePassagesFollows() {
        long afterGod = after(automaton, "“God");
        long afterFirstByte = automaton.next(afterGod, 0xE2);

        assertThat(allowed(automaton, afterFirstByte)).containsExactly(0x80);
        assertThat(allowed(automaton, automaton.next(afterFirstByte, 0x80)))
                .as("apostrophe, closing mark, ellipsis")
                .containsExactly(0x99, 0x9D, 0xA6);
        assertThat(allowed(automaton, after(automaton, "“only"))).doesNotContain(0xC2, 0xF0);
    }

    @Test
    void next_longerFormOfALetter_isRefused() {
        long state = after(automaton, "\"God so");

        assertThat(automaton.next(state, 0xC0)).isEqualTo(TokenConstraint.REFUSED);
        assertThat(automaton.next(state, 0xC1)).isEqualTo(TokenConstraint.REFUSED);
        assertThat(automaton.next(state, 0xE0)).isEqualTo(TokenConstraint.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xC1, 0xF5, 0xFF})
    void next_byteThatBeginsNoCharacter_isRefused(int next) {
        assertThat(automaton.next(automaton.start(), next)).isEqualTo(TokenConstraint.REFUSED);
    }

    @Test
    void binds_insideACharacter_untilItIsWhole() {
        long state = automaton.next(automaton.start(), 0xE2);

        assertThat(automaton.binds(state)).isTrue();
        assertThat(automaton.mayEnd(state)).isFalse();
        assertThat(automaton.next(state, 'a')).isEqualTo(TokenConstraint.REFUSED);
        assertThat(automaton.binds(after(automaton, "—"))).isFalse();
    }

    @Test
    void next_withoutWordsInPassages_refusesEveryQuotation() {
        for (TokenConstraint none : List.of(
                QuotationAutomaton.of(List.of(), TestingWords.get()),
                QuotationAutomaton.ofTexts(List.of("…"), TestingWords.get()))) {
            assertThat(after(none, "“")).isEqualTo(TokenConstraint.REFUSED);
            assertThat(after(none, "so \"")).isEqualTo(TokenConstraint.REFUSED);
            assertThat(after(none, "don’t 6\"")).isNotEqualTo(TokenConstraint.REFUSED);
        }
    }

    @Test
    void of_passages_readsEachByItself() {
        TokenConstraint two =
                QuotationAutomaton.of(List.of(passage("1", "one two"), passage("2", "three")), TestingWords.get());

        assertThat(after(two, "\"one two\"")).isNotEqualTo(TokenConstraint.REFUSED);
        assertThat(after(two, "\"three\"")).isNotEqualTo(TokenConstraint.REFUSED);
        assertThat(after(two, "\"two three")).isEqualTo(TokenConstraint.REFUSED);
        assertThat(after(two, "\"one … three")).isEqualTo(TokenConstraint.REFUSED);
    }

    @Test
    void ofTexts_endlessDotsAndSpaces_areReadInTheirTime() {
        String text = "one" + " .".repeat(100_000) + " ".repeat(100_000) + "two. " + "” ".repeat(1000) + "three.";

        TokenConstraint one = QuotationAutomaton.ofTexts(List.of(text), TestingWords.get());

        assertThat(after(one, "\"one two. three\"")).isNotEqualTo(TokenConstraint.REFUSED);
    }

    @Test
    void ofTexts_moreThanIsRead_quotesTheBeginning() {
        String text = "alpha beta gamma ".repeat(PassageSuffixes.MOST_CHARACTERS / 16);

        TokenConstraint much = QuotationAutomaton.ofTexts(List.of(text, "omega"), TestingWords.get());

        assertThat(after(much, "\"beta gamma alpha\"")).isNotEqualTo(TokenConstraint.REFUSED);
        assertThat(after(much, "\"omega")).isEqualTo(TokenConstraint.REFUSED);
    }

    private static Passage passage(String id, String text) {
        return new Passage(id, text, Optional.empty(), Optional.empty());
    }
}
