package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.NumberedPassage;

class NamedPassagesTest {
    private static NamedPassages named(String question, String title) {
        return new NamedPassages(
                question,
                List.of(new NumberedPassage(1, new Passage("1", "Text.", Optional.of(title), Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    What does Romans 8:28 say?  | Romans 8:28
                    (Rom.8.28–30)               | Romans 8:29
                    1 John 4:9.                 | 1 John 4:9
                    2Cor 5:17,                  | 2 Corinthians 5:17
                    Psalm 23?                   | Psalms 23:4
                    Psalms 23:4                 | Psalm 23
                    Romans 8:28-30              | Romans 8:30-33
                    Jn 3:16                     | John 3:16
                    Php 4:6                     | Philippians 4:6
                    Genesis 1:1-2:3             | Genesis 2:1
                    Romans 5:2 John 3:16        | John 3:16
                    """)
    void passageOfThePlaceThatIsAskedFor_isFound(String question, String title) {
        assertThat(named(question, title).found()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Romans 8:28-30                         | Romans 8:31
                    Romans 8:28                            | Romans 9:28
                    What does 1 John 4:9 say?              | John 4:9
                    What does John 4:9 say?                | 1 John 4:9
                    Mt 4:6                                 | Mark 4:6
                    In the year 2020, (3:16), x 1 and 12345 | John 3:16
                    """)
    void passageOfAnotherPlace_isNotFound(String question, String title) {
        assertThat(named(question, title).found()).isEmpty();
    }

    @Test
    void verseThatNoPassageHas_isMissing_aChapterIsNot() {
        assertThat(named("What does Romans 8:29 say?", "Romans 8:28").verseMissing())
                .isTrue();
        assertThat(named("What does Romans 9 say?", "Romans 8:28").verseMissing())
                .isFalse();
        assertThat(named("What does Romans 8:28 say?", "Romans 8:28").verseMissing())
                .isFalse();
    }
}
