package org.scribes.textgen.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.Candidate;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GroundedAnswer;

/** Encodes cached answers as JSON with exactly the fields of this version. */
final class AnswerCodec {
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param until the expiry in milliseconds since 1970 */
    private record Wire(
            Completion completion, Optional<GroundedAnswer> grounded, List<Candidate> candidates, long until) {}

    byte[] write(CachedAnswer answer) {
        try {
            return json.writeValueAsBytes(new Wire(
                    answer.completion(),
                    answer.grounded(),
                    answer.candidates(),
                    answer.expiresAt().toEpochMilli()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** Decodes an answer; empty if the bytes are from another version or corrupt. */
    Optional<CachedAnswer> read(byte[] bytes) {
        try {
            Wire wire = json.readValue(bytes, Wire.class);
            return Optional.of(new CachedAnswer(
                    wire.completion(), wire.grounded(), wire.candidates(), Instant.ofEpochMilli(wire.until())));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
