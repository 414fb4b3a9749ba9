package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.HostileText.asking;
import static org.scribes.textgen.HostileText.repeated;
import static org.scribes.textgen.HostileText.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;
import org.scribes.textgen.backend.StopSequences;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.domain.RetryAfter;

/** What an upstream may send, and what it may be sent. */
@Tag("full")
class HostileDoublingTest {
    private static final SafeExcerpt EXCERPT = new SafeExcerpt(List.of(new Secret("pastoral-secret")));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void excerpt_costsWhatItsTextsAreLong() {
        Doubling.assertLinear(
                excerpt("excerpt of backslashes", "E401", "\\", ""),
                excerpt("excerpt of half an escape", "", "\\u12", ""),
                excerpt("excerpt of characters of another script", "", "字", ""),
                excerpt("excerpt of entities without end", "", "&#x1", ""),
                excerpt("excerpt of keys", "", "bearer hf_abcdef key-", ""),
                excerpt("excerpt of combining marks", "", "\u0301", "hf_"),
                Doubling.of("excerpt beside backslashes in the prompt", characters -> {
                    String prompt = "E401" + repeated("\\", characters);
                    return () -> EXCERPT.of("{\"error\":\"E401 is no key that is known\"}", asking(prompt));
                }),
                Doubling.of("excerpt beside a prompt nearly like it", characters -> {
                    String prompt = repeated("aaaaaaaaaaab", characters);
                    return () -> EXCERPT.of("a".repeat(31) + ".".repeat(170), asking(prompt));
                }));
    }

    @Test
    void errorsAndHeaders_costWhatTheyAreLong() {
        Doubling.assertLinear(
                shape("error of sigmas", "Σ", body -> ErrorBody.of(body, JSON)),
                shape("error that nests", "[", body -> ErrorBody.of(body, JSON)),
                shape("error of details", "{\"detail\":[", "{\"msg\":\"Σ\"},", "0]}", body -> ErrorBody.of(body, JSON)),
                shape("upstream's RateLimit", "", "t=1 ", "\u0085", HostileDoublingTest::hint),
                shape("upstream's RateLimit of combining marks", "t", "\u0301", "", HostileDoublingTest::hint));
    }

    @Test
    void events_costWhatTheyAreLong() {
        Doubling.assertLinear(
                shape("events without data", ":\n", HostileDoublingTest::readEvents),
                shape("event of empty lines of data", "data:\n", HostileDoublingTest::readEvents),
                shape("events of a carriage return each", "data:a\r\r", HostileDoublingTest::readEvents),
                shape("documents in one event", "{\"a\":1}", HostileDoublingTest::readData),
                shape("comments in one event", ":\n", HostileDoublingTest::readData),
                shape("line without end", "a", HostileDoublingTest::readEvents));
    }

    @Test
    void answers_costWhatTheyAreLong() {
        Doubling.assertLinear(
                shape("answer of pieces of a character", "a", HostileDoublingTest::limit),
                shape("answer that nearly ends all the time", "a", text -> stop(text, "a".repeat(4096) + "b")),
                shape("answer of parts of stop texts", "ab", text -> stop(text, "ab".repeat(2048) + "c")));
    }

    private static Doubling excerpt(String name, String before, String unit, String after) {
        return shape(name, before, unit, after, said -> EXCERPT.of(said, asking(said)));
    }

    private static void hint(String value) {
        RetryAfter.of(
                429, name -> Optional.ofNullable(Map.of("RateLimit", value).get(name)), InstantSource.system());
    }

    private static void readData(String data) {
        try {
            ChunkReader.read(data, JSON);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void readEvents(String stream) {
        SseReader events = new SseReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        try {
            Optional<SseReader.Event> event = events.next();
            while (event.isPresent()) {
                event = events.next();
            }
        } catch (SseReader.TooLongException e) {
            assertThat(stream).hasSizeGreaterThan(SseReader.MAX_EVENT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void limit(String text) {
        TokenLimit limit = new TokenLimit(text.length(), Optional.empty());
        eachCharacter(text, piece -> limit.add(piece, OptionalInt.empty()));
    }

    private static void stop(String text, String stop) {
        StopSequences stops = new StopSequences(List.of(stop, "\n\n", "Question:"));
        eachCharacter(text, stops::add);
        stops.finish();
    }

    private static void eachCharacter(String text, Consumer<String> pieces) {
        text.chars().forEach(c -> pieces.accept(Character.toString(c)));
    }
}
