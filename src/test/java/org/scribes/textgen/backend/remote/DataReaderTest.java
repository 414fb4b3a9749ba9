package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that an event holds may be passed over. In the tables a slash is the end of a line. */
class DataReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"a\":1} | {\"a\":1}",
                "{\"a\":1}{\"b\":2} | {\"a\":1} {\"b\":2}",
                "{\"a\":1}/{\"b\":2}/{\"c\":3} | {\"a\":1} {\"b\":2} {\"c\":3}",
                "{\"a\":/1}/{\"b\":2} | {\"a\":1} {\"b\":2}",
                "[{\"a\":1},{\"b\":2}] | {\"a\":1} {\"b\":2}",
                "[{\"a\":1}][{\"b\":2}] | {\"a\":1} {\"b\":2}",
                "{\"a\":1}/[DONE] | {\"a\":1} end",
                "{\"a\":\"[DONE]\"} | {\"a\":\"[DONE]\"}",
                "[DONE] | end",
                "' [DONE]/' | end",
                "'' | ''",
                "'/ /' | ''",
                ": keepalive | ''",
                ": keepalive/{\"a\":1}/: again | {\"a\":1}",
                "data: {\"a\":1}/data: {\"b\":2} | {\"a\":1} {\"b\":2}",
                "data: [DONE] | end",
                "[] | ''",
                "7 8 | 7 8",
            })
    void everything_isRead(String data, String documents) throws JsonProcessingException {
        assertThat(read(data.replace('/', '\n'))).isEqualTo(documents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{{{", "{\"a\":1}x", "{\"a\":1}{\"b\":", "ping", "{\"a\":1},{\"b\":2}", "[DONE", "{\"a\":1}]"})
    void anythingElse_isNotUnderstood(String data) {
        assertThatThrownBy(() -> read(data)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void manyDocuments_areReadEachOnce() throws JsonProcessingException {
        assertThat(ChunkReader.read("{\"a\":1}\n".repeat(10_000), JSON).documents())
                .hasSize(10_000);
    }

    private static String read(String data) throws JsonProcessingException {
        ChunkReader.Documents read = ChunkReader.read(data, JSON);
        String documents = read.documents().stream().map(Object::toString).collect(Collectors.joining(" "));
        return (documents + (read.ended() ? " end" : "")).strip();
    }
}
