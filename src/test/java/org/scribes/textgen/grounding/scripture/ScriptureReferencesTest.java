package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

class ScriptureReferencesTest {
    private final ScriptureReferences references = new ScriptureReferences();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    John 3:16                          | John.3.16
                    First Corinthians 13:4             | 1Cor.13.4
                    II Tim 2                           | 2Tim.2
                    1 Jn 4:8                           | 1John.4.8
                    1Cor 13:1                          | 1Cor.13.1
                    Corinthains 1:1                    | 1Cor.1.1
                    Song of Songs 2:4                  | Song.2.4
                    Acts of the Apostles 2:38          | Acts.2.38
                    Revelation to John 1:8             | Rev.1.8
                    John 3:16-17                       | John.3.16-John.3.17
                    John 3:16–17                       | John.3.16-John.3.17
                    John 3:16, 18; 4:1                 | John.3.16,John.3.18,John.4.1
                    Rom 8:28; 9                        | Rom.8.28,Rom.9
                    Isaiah 40:3; 53                    | Isa.40.3,Isa.53
                    Matthew 5-7                        | Matt.5-Matt.7
                    Genesis 1-2:3                      | Gen.1.1-Gen.2.3
                    Genesis 1:1-2:3                    | Gen.1.1-Gen.2.3
                    Judges 21-Ruth 1                   | Judg.21-Ruth.1
                    1 and 2 Samuel                     | 1Sam.1-2Sam.24
                    Psalm 119:105-7                    | Ps.119.105-Ps.119.107
                    Psalm 3 title, 4:2                 | Ps.3.1,Ps.4.2
                    Luke 3:16a                         | Luke.3.16
                    Hebrews 11:1ff.                    | Heb.11.1-Heb.11.40
                    Hebrews 11:1f.                     | Heb.11.1-Heb.11.2
                    Jude 3                             | Jude.1.3
                    Jude 1                             | Jude.1
                    Philemon 6-7                       | Phlm.1.6-Phlm.1.7
                    matt chapter 1, verse 9            | Matt.1.9
                    Ecc 6 – v12                        | Eccl.6.12
                    Ezekiel 25-16                      | Ezek.25.16
                    Romans 8 28                        | Rom.8.28
                    Gen.1.1-Gen.1.3                    | Gen.1.1-Gen.1.3
                    Luke18:15                          | Luke.18.15
                    JOHN 3:16                          | John.3.16
                    John\u00a03:16                     | John.3.16
                    Am 5:24                            | Amos.5.24
                    psalm 23                           | Ps.23
                    Romans 8:28And we know             | Rom.8.28
                    """)
    void reference_isNamedInOsis(String text, String osis) {
        assertThat(references.find(text))
                .singleElement()
                .satisfies(reference -> assertThat(reference.name()).isEqualTo(osis))
                .satisfies(reference -> assertThat(reference.exists()).isTrue())
                .satisfies(reference -> assertThat(reference.span().start()).isZero());
    }

    @Test
    void reference_hasItsSpanAndPlaces() {
        String text = "As 1 John 4:8-9 (NIV) says.";
        int first = Verses.ordinal(Book.FIRST_JOHN, 4, 8).orElseThrow();

        assertThat(references.find(text))
                .containsExactly(new Reference(
                        new Span(3, 15), "1John.4.8-1John.4.9", List.of(new Places(first, first + 1)), true));
    }

    @Test
    void nonexistentPlace_isFoundWithoutVerses() {
        assertThat(references.find("John 3:99 and Jude 2:1"))
                .extracting(Reference::name, Reference::exists, Reference::places)
                .containsExactly(tuple("John.3.99", false, List.of()), tuple("Jude.2.1", false, List.of()));
    }

    @Test
    void rangeBeyondItsChapter_hasTheExistingVerses() {
        int first = Verses.ordinal(Book.MARK, 16, 2).orElseThrow();

        assertThat(references.find("Mark 16:2-17:3"))
                .singleElement()
                .satisfies(reference -> assertThat(reference.exists()).isFalse())
                .satisfies(reference -> assertThat(reference.places()).containsExactly(new Places(first, first + 18)));
    }

    @Test
    void verseOrChapterAlone_continuesTheReferenceBefore() {
        assertThat(references.find(
                        "Paul says in Romans 8:28 that all works together. Then v. 31 asks more. So does ch. 9."))
                .extracting(Reference::name)
                .containsExactly("Rom.8.28", "Rom.8.31", "Rom.9");
    }

    @Test
    void verseFarFromAnyReference_isIgnored() {
        assertThat(references.find("Romans 8:28. " + "And so on. ".repeat(60) + "See v. 31."))
                .extracting(Reference::name)
                .containsExactly("Rom.8.28");
    }

    @Test
    void listOfBooks_givesOneReferencePerBook() {
        assertThat(references.find("Proverbs 15, Mark 7,8 and 9; 1 Cor 3:4, 2 Tim 4:2"))
                .extracting(Reference::name)
                .containsExactly("Prov.15", "Mark.7,Mark.8,Mark.9", "1Cor.3.4", "2Tim.4.2");
    }
}
