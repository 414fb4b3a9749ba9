package org.scribes.textgen.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Completion;

class AnswerCodecTest {
    private final AnswerCodec codec = new AnswerCodec();

    @Test
    void groundedAnswer_roundTrips() {
        CachedAnswer answer = TestingAnswers.grounded(TestingAnswers.NOON);

        assertThat(codec.read(codec.write(answer))).contains(answer);
    }

    @Test
    void answerWithoutGrounding_roundTrips() {
        Completion plain = TestingAnswers.completion("text");
        Completion onGpu = new Completion(
                "text",
                plain.finishReason(),
                plain.model(),
                plain.mode(),
                plain.usage(),
                0,
                plain.warnings(),
                OptionalLong.of(15_000_000_000L),
                Optional.empty());
        CachedAnswer answer = new CachedAnswer(onGpu, Optional.empty(), List.of(), TestingAnswers.NOON);

        assertThat(codec.read(codec.write(answer))).contains(answer);
    }

    @Test
    void refusalOfANotedModel_roundTrips() {
        Completion refusal = TestingAnswers.completion("No.").refusing().noting("demonstration model");
        CachedAnswer answer = new CachedAnswer(refusal, Optional.empty(), List.of(), TestingAnswers.NOON);

        assertThat(codec.read(codec.write(answer))).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"completion\":{}}",
                "{\"completion\":null,\"until\":1}",
                "\u0000",
                "{\"x\":1}"
            })
    void otherBytes_decodeToEmpty(String text) {
        assertThat(codec.read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void answerOfOtherVersion_decodesToEmpty() {
        String written = new String(codec.write(TestingAnswers.grounded(TestingAnswers.NOON)), UTF_8);

        assertThat(codec.read(written.replace("\"usage\"", "\"used\"").getBytes(UTF_8)))
                .isEmpty();
        assertThat(codec.read(written.replace("EOS_TOKEN", "TIRED").getBytes(UTF_8)))
                .isEmpty();
    }
}
