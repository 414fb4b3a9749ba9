package org.scribes.textgen.generation.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextShapeTest {
    @Test
    void cutAnswer_hasNoSensibleLength() {
        assertThat(TextShape.length("For by grace you have been", true)).isZero();
    }

    @Test
    void veryShortAndVeryLongAnswers_countLess() {
        assertThat(TextShape.length("Yes.", false)).isEqualTo(0.2);
        assertThat(TextShape.length("a word of five words", false)).isEqualTo(1);
        assertThat(TextShape.length("word ".repeat(600), false)).isEqualTo(0.5);
        assertThat(TextShape.length("", false)).isZero();
    }

    @Test
    void repeatedWords_lowerTheVariety() {
        assertThat(TextShape.variety("In the beginning was the Word")).isEqualTo(1);
        assertThat(TextShape.variety("and so on ".repeat(5))).isLessThan(0.5);
        assertThat(TextShape.variety("four words, no more")).isEqualTo(1);
    }
}
