package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.grounding.reference.Reference;

/** Places that exist in versifications other than the English one. */
class VersificationTest {
    private final ScriptureReferences references = new ScriptureReferences();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Malachi 3:24        | HEBREW
                    Joel 4:21           | HEBREW
                    Joel 4              | HEBREW
                    Psalm 51:20-21      | HEBREW
                    Psalm 118:30-176    | VULGATE
                    Ps 9:39; 113:26     | VULGATE
                    """)
    void place_existsInOneVersification(String label, Versification tradition) {
        Reference reference = references.find(label).get(0);

        assertThat(reference.exists()).isFalse();
        assertThat(Stream.of(Versification.values()).filter(one -> one.has(reference.name())))
                .containsExactly(tradition);
        assertThat(Versification.anyHas(reference.name())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John.3.99",
                "Mal.3.25",
                "Joel.5",
                "Joel.4.22",
                "Mal.3.24,Mark.8.39",
                "",
                "Nowhere.1",
                "Mal.3.x",
                "Ps.152"
            })
    void unknownPlace_existsInNone(String osis) {
        assertThat(Versification.anyHas(osis)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Tobit 4:15                       | Tob.4.15
                    Judith 9:11                      | Jdt.9.11
                    Wisdom of Solomon 7:26           | Wis.7.26
                    Wis 3:1                          | Wis.3.1
                    Sirach 1:1-3                     | Sir.1.1-Sir.1.3
                    Ecclesiasticus 44:1              | Sir.44.1
                    Baruch 3:37                      | Bar.3.37
                    the Letter of Jeremiah 1:3       | EpJer.1.3
                    the Prayer of Manasseh 7         | PrMan.1.7
                    2 Maccabees 12:46                | 2Macc.12.46
                    4 Macc. 18:24                    | 4Macc.18.24
                    2 Esdras 16:78                   | 2Esd.16.78
                    1 Esdras 4:41                    | 1Esd.4.41
                    Susanna 1:42                     | Sus.1.42
                    Bel and the Dragon 1:5           | Bel.1.5
                    Psalm 151:7                      | Ps.151.7
                    Psalm 151                        | Ps.151
                    Daniel 13:42                     | Dan.13.42
                    Daniel 14                        | Dan.14
                    Daniel 3:52-90                   | Dan.3.52-Dan.3.90
                    Daniel 3:24-90                   | Dan.3.24-Dan.3.90
                    Esther 10:4-13                   | Esth.10.4-Esth.10.13
                    Esther 16:24                     | Esth.16.24
                    3 John 15                        | 3John.1.15
                    Revelation 12:18                 | Rev.12.18
                    """)
    void knownPlace_exists(String text, String osis) {
        assertThat(references.find(text)).singleElement().satisfies(reference -> {
            assertThat(reference.name()).isEqualTo(osis);
            assertThat(reference.exists()).isTrue();
            assertThat(reference.places()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tobit 15:1", "Tobit 14:18", "Psalm 151:8", "Daniel 15", "Sirach 52:1", "1 Maccabees 17"})
    void placeBeyondItsBook_doesNotExist(String text) {
        assertThat(references.find(text)).singleElement().matches(reference -> !reference.exists());
    }
}
