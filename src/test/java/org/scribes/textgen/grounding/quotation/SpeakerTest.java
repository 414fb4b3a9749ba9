package org.scribes.textgen.grounding.quotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.grounding.store.TestingWords;
import org.scribes.textgen.grounding.text.Words;

class SpeakerTest {
    @ParameterizedTest
    @CsvSource({
        "The fool has said in his heart, REPORTED",
        "Now the serpent said to the woman, REPORTED",
        "Then Satan answered Yahweh and said, REPORTED",
        "Moses said to God, REPORTED",
        "Elisha the man of God said, REPORTED",
        "They said, REPORTED",
        "He says in his heart, REPORTED",
        "He said to them, UNKNOWN",
        "Then said he unto me, UNKNOWN",
        "Jesus said to him, VOICE",
        "Then answered Jesus and said, VOICE",
        "But Jesus therefore answering said unto them, VOICE",
        "Thus saith the LORD, VOICE",
        "For Yahweh says, VOICE",
        "The angel of the Lord said to Philip, VOICE",
        "Yahweh's word came to me saying, VOICE",
    })
    void of_reportingClause_findsTheKindOfSpeaker(String lead, Speaker.Kind kind) {
        Words words = Words.of(lead);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            keys.add(words.key(i));
        }

        assertThat(Speaker.of(keys, TestingWords.get()).kind()).isEqualTo(kind);
    }
}
