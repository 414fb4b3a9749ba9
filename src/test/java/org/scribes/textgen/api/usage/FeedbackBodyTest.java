package org.scribes.textgen.api.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.usage.FeedbackStore.Judgement;

class FeedbackBodyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Client CLIENT = new Client("k1", "assistant", Client.Limits.NONE);

    private static FeedbackBody read(String json) throws JsonProcessingException {
        return TestingBodies.JSON.mapper().readValue(json, FeedbackBody.class);
    }

    @Test
    void exampleOfTheApi_isRead() throws JsonProcessingException {
        FeedbackBody body = read(Examples.FEEDBACK);

        assertThat(body.judgement(CLIENT, NOW))
                .isEqualTo(new Judgement(
                        "req-1", "k1", NOW, 2, true, false, false, Optional.of("The verse is from Luke.")));
    }

    @Test
    void comment_isNotToldBack() throws JsonProcessingException {
        String told =
                new String(TestingBodies.JSON.write(read(Examples.FEEDBACK).withoutComment()), StandardCharsets.UTF_8);

        assertThat(told).contains("\"rating\":2", "\"wrong_citation\"").doesNotContain("Luke", "comment");
        assertThat(read(Examples.FEEDBACK).toString()).doesNotContain("Luke");
        assertThat(read(Examples.FEEDBACK).judgement(CLIENT, NOW).toString()).doesNotContain("Luke");
    }

    @Test
    void ratingAlone_isEnough() throws JsonProcessingException {
        assertThat(read("{\"request_id\": \"a\", \"rating\": 5, \"comment\": \" \"}")
                        .judgement(CLIENT, NOW))
                .isEqualTo(new Judgement("a", "k1", NOW, 5, false, false, false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"rating\": 5}', request_id must be given",
        "'{\"request_id\": \"a b\", \"rating\": 5}', request_id must be the request_id",
        "'{\"request_id\": \"\", \"rating\": 5}', request_id must be the request_id",
        "'{\"request_id\": \"a\"}', rating must be given",
        "'{\"request_id\": \"a\", \"rating\": 0}', rating must be from 1 to 5",
        "'{\"request_id\": \"a\", \"rating\": 6}', rating must be from 1 to 5",
        "'{\"request_id\": \"a\", \"rating\": 1, \"flags\": [\"heresy\"]}', 'flags can hold wrong_citation, unsound,'"
    })
    void whatBreaksARule_isNamed(String json, String message) throws JsonProcessingException {
        FeedbackBody body = read(json);
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> body.judgement(CLIENT, NOW))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER));
    }

    @Test
    void longComment_isRefused() throws JsonProcessingException {
        FeedbackBody body = read("{\"request_id\": \"a\", \"rating\": 1, \"comment\": \"" + "x".repeat(2001) + "\"}");
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> body.judgement(CLIENT, NOW))
                .withMessageContaining("2000");
    }
}
