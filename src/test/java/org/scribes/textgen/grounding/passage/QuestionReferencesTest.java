package org.scribes.textgen.grounding.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;

class QuestionReferencesTest {
    private static QuestionReferences named(String question, String title) {
        return references(question, true, new Passage("1", "Text.", Optional.of(title), Optional.empty()));
    }

    private static QuestionReferences references(String question, boolean complete, Passage... passages) {
        return new QuestionReferences(
                new GroundingInput(
                        question,
                        QuotableContext.of(List.of(passages)).passages(),
                        complete ? ContextLayout.PASSAGES : ContextLayout.PROMPT),
                new ScriptureReferences());
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
    void passageOfRequestedPlace_isFound(String question, String title) {
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
    void verseWithoutPassage_isMissing_aChapterIsNot() {
        assertThat(named("What does Romans 8:29 say?", "Romans 8:28").verseMissing())
                .isTrue();
        assertThat(named("What does Romans 9 say?", "Romans 8:28").verseMissing())
                .isFalse();
        assertThat(named("What does Romans 8:28 say?", "Romans 8:28").verseMissing())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    What does John 3:99 say?                | John 3:16 | John 3:99 does not exist        | true
                    What does Romans 8:28 say?              | John 3:16 | no passage holds Romans 8:28    | true
                    What does Romans 9 say?                 | John 3:16 | no passage holds Romans 9       | false
                    What does John 99:1 say?                | John 3:16 | John 99:1 does not exist        | true
                    Do John 3:16 and Romans 8:28 agree?     | John 3:16 | no passage holds Romans 8:28    | false
                    What does John 3:16 say?                | John 3:16 |                                 | false
                    Who was Barnabas?                       | John 3:16 |                                 | false
                    What does Daniel 13:5 say?              | Daniel 13:5 |                               | false
                    What does Romans 8:28 say?              | Sermon 12 |                                 | false
                    """)
    void missingPlace_isReported(String question, String title, String message, boolean unanswerable) {
        QuestionReferences references = named(question, title);

        assertThat(references.missing().stream()
                        .map(QuestionReferences.Missing::words)
                        .toList())
                .isEqualTo(message == null ? List.of() : List.of(message));
        assertThat(references.unanswerable()).isEqualTo(unanswerable);
    }

    @Test
    void placeMentionedInPassage_isNotMissing() {
        Passage sermon = new Passage(
                "1", "As Romans 8:28 says, all things work together.", Optional.of("John 3:16"), Optional.empty());

        assertThat(references("What does Romans 8:28 say?", true, sermon).missing())
                .isEmpty();
    }

    @Test
    void withoutPassages_placesAreMissing_exceptInAWholePrompt() {
        assertThat(references("What does Romans 8:28 say?", true).unanswerable())
                .isTrue();
        assertThat(references("What does Romans 8:28 say?", false).missing()).isEmpty();
        assertThat(references("What does John 3:99 say?", false).unanswerable()).isTrue();
    }

    @Test
    void manyPlaces_searchEveryTextOnce() {
        List<String> searched = new ArrayList<>();
        ReferenceFinder counting = new ReferenceFinder() {
            @Override
            public List<Reference> find(CharSequence text) {
                searched.add(text.toString());
                return new ScriptureReferences().find(text);
            }

            @Override
            public Growing growing() {
                throw new UnsupportedOperationException();
            }
        };
        List<Passage> passages = List.of(
                new Passage("1", "One.", Optional.of("John 3:16"), Optional.empty()),
                new Passage("2", "Two.", Optional.of("John 3:17"), Optional.empty()));

        QuestionReferences references = new QuestionReferences(
                new GroundingInput(
                        "Romans 8:28, Romans 9:1 and Jude 5?",
                        QuotableContext.of(passages).passages(),
                        ContextLayout.PASSAGES),
                counting);

        assertThat(references.missing()).hasSize(3);
        assertThat(searched).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void questionWithoutPlaces_findsNothing() {
        Passage john = new Passage("1", "One.", Optional.of("John 3:16"), Optional.empty());
        QuestionReferences references = references("Who was Barnabas?", true, john);

        assertThat(references.found()).isEmpty();
        assertThat(references.unanswerable()).isFalse();
    }
}
