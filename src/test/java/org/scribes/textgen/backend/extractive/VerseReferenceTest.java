package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.backend.extractive.VerseReference.CHAPTER_END;

import org.junit.jupiter.api.Test;

class VerseReferenceTest {
    private static VerseReference only(String text) {
        assertThat(VerseReference.in(text)).hasSize(1);
        return VerseReference.in(text).get(0);
    }

    @Test
    void in_allWaysOfWriting_areRead() {
        assertThat(only("Romans 8:28")).isEqualTo(new VerseReference("", "romans", 8, 28, 28));
        assertThat(only("(Rom.8.28–30)")).isEqualTo(new VerseReference("", "rom", 8, 28, 30));
        assertThat(only("1 John 4:9.")).isEqualTo(new VerseReference("1", "john", 4, 9, 9));
        assertThat(only("2Cor 5:17,")).isEqualTo(new VerseReference("2", "cor", 5, 17, 17));
        assertThat(only("Song of Solomon 2:1")).isEqualTo(new VerseReference("", "solomon", 2, 1, 1));
        assertThat(only("Genesis 1:1-2:3")).isEqualTo(new VerseReference("", "genesis", 1, 1, 1));
        assertThat(only("Psalm 23?")).isEqualTo(new VerseReference("", "psalm", 23, 1, CHAPTER_END));
    }

    @Test
    void in_numberBeforeTheBook_belongsToIt() {
        assertThat(VerseReference.in("What does 1 John 4:9 say?"))
                .contains(new VerseReference("1", "john", 4, 9, 9))
                .doesNotContain(new VerseReference("", "john", 4, 9, 9));
        assertThat(VerseReference.in("Romans 5:2 John 3:16"))
                .containsExactly(new VerseReference("", "romans", 5, 2, 2), new VerseReference("", "john", 3, 16, 16));
    }

    @Test
    void in_noReference_isNone() {
        assertThat(VerseReference.in("In the year 2020, (3:16), x 1 and 12345")).isEmpty();
    }

    @Test
    void meets_versesInCommon_ofOneBook() {
        assertThat(only("Psalm 23").meets(only("Psalms 23:4"))).isTrue();
        assertThat(only("Psalms 23:4").meets(only("Psalm 23"))).isTrue();
        assertThat(only("Romans 8:28-30").meets(only("Romans 8:30-33"))).isTrue();
        assertThat(only("Romans 8:28-30").meets(only("Romans 8:31"))).isFalse();
        assertThat(only("Romans 8:28").meets(only("Romans 9:28"))).isFalse();
        assertThat(only("1 John 4:9").meets(only("John 4:9"))).isFalse();
        assertThat(only("Rom 8:28").meets(only("Romans 8:28"))).isFalse();
    }

    @Test
    void meetsAbbreviated_lettersInOrder_ofAVerse() {
        assertThat(only("Jn 3:16").meetsAbbreviated(only("John 3:16"))).isTrue();
        assertThat(only("Php 4:6").meetsAbbreviated(only("Philippians 4:6"))).isTrue();
        assertThat(only("Mt 4:6").meetsAbbreviated(only("Mark 4:6"))).isFalse();
        assertThat(only("hn 3:16").meetsAbbreviated(only("John 3:16"))).isFalse();
        assertThat(only("Jn 3").meetsAbbreviated(only("John 3:16"))).isFalse();
    }
}
