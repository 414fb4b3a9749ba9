package org.scribes.textgen.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;

class LastTokensTest {
    @ParameterizedTest
    @CsvSource({"7, abcdefg", "8, abcdefg", "3, cdefg", "2, efg", "1, g"})
    void lastTokens_areLeft(int most, String rest) {
        assertThat(LastTokens.of("abcdefg", most, PAIRS)).isEqualTo(rest);
    }

    @Test
    void supplementaryCharacters_areNotSplit() {
        assertThat(LastTokens.of("😀😀😀😀😀", 1, PAIRS)).isEqualTo("😀");
    }

    @Test
    void whiteSpaceAlone_isRefused() {
        assertThatThrownBy(() -> LastTokens.of("abcd  ", 1, PAIRS))
                .isInstanceOf(GenerationException.class)
                .hasMessage("truncate leaves nothing of the prompt");
    }

    @Property
    void rest_fitsAndIsTheEnd(@ForAll String text, @ForAll @IntRange(min = 1, max = 20) int most) {
        String whole = text + "end";

        String rest = LastTokens.of(whole, most, PAIRS);

        assertThat(whole).endsWith(rest);
        assertThat(PAIRS.tokenize(rest).tokens().size() - 1).isLessThanOrEqualTo(most);
    }

    /** Two characters are a token, from the beginning on; the first token has no text. */
    private static final ModelTokenizer PAIRS = new ModelTokenizer() {
        @Override
        public TokenizedText tokenize(String text) {
            int length = text.codePointCount(0, text.length());
            List<TokenSpan> tokens = new ArrayList<>(List.of(new TokenSpan(0, "", 0, 0)));
            for (int start = 0; start < length; start += 2) {
                int stop = Math.min(start + 2, length);
                String covered = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, stop));
                tokens.add(new TokenSpan(1, covered, start, stop));
            }
            return new TokenizedText(text, tokens);
        }

        @Override
        public TokenizedText tokenize(GenerationRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String decode(List<Integer> ids) {
            throw new UnsupportedOperationException();
        }
    };
}
