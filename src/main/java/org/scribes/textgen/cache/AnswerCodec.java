package org.scribes.textgen.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GroundedAnswer;

/** An answer as bytes: JSON, with exactly the fields that this version has. */
final class AnswerCodec {
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param until in milliseconds since 1970 */
    private record Wire(Completion completion, Optional<GroundedAnswer> grounded, long until) {}

    byte[] write(CachedAnswer answer) {
        try {
            return json.writeValueAsBytes(new Wire(
                    answer.completion(), answer.grounded(), answer.until().toEpochMilli()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** Nothing for bytes that this version did not write: they are another's, or somebody meddled with them. */
    Optional<CachedAnswer> read(byte[] bytes) {
        try {
            Wire wire = json.readValue(bytes, Wire.class);
            return Optional.of(
                    new CachedAnswer(wire.completion(), wire.grounded(), Instant.ofEpochMilli(wire.until())));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
