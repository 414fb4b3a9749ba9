package org.scribes.textgen.api.generate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.scribes.textgen.domain.ErrorCode.BODY_TOO_LARGE;
import static org.scribes.textgen.domain.ErrorCode.EMPTY_PROMPT;
import static org.scribes.textgen.domain.ErrorCode.INVALID_PARAMETER;
import static org.scribes.textgen.domain.ErrorCode.MALFORMED_BODY;
import static org.scribes.textgen.domain.ErrorCode.UNSUPPORTED_MEDIA_TYPE;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;

class StrictReadingTest {
    @ParameterizedTest
    @CsvFileSource(resources = "bad-fields.csv", delimiter = '|', quoteCharacter = '\0')
    void badField_isRefusedByItsName(String body, String detail) {
        GenerationException refusal = refusal(body);

        assertThat(refusal).hasMessage(detail);
        assertThat(refusal.code()).isEqualTo(INVALID_PARAMETER);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "malformed.csv", delimiter = '|', quoteCharacter = '\0')
    void malformedBody_isRefused(String body, String detail) {
        GenerationException refusal = refusal(body);

        assertThat(refusal).hasMessage(detail);
        assertThat(refusal.code()).isEqualTo(MALFORMED_BODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                                 | prompt or messages must be given",
                "{\"prompt\":null}                                  | prompt or messages must be given",
                "{\"prompt\":\"\"}                                  | prompt is empty",
                "{\"prompt\":\" \\n\\t \"}                          | prompt is empty",
                "{\"messages\":[]}                                  | messages hold no text",
                "{\"messages\":[{\"role\":\"user\",\"content\":\" \"}]} | messages hold no text",
            })
    void nothingAsked_isAnEmptyPrompt(String body, String detail) {
        GenerationException refusal = refusal(body);

        assertThat(refusal).hasMessage(detail);
        assertThat(refusal.code()).isEqualTo(EMPTY_PROMPT);
    }

    @Test
    void nothingOfTheBody_isTold() {
        for (String body : new String[] {
            "{\"prompt\":\"SECRET\" x",
            "{\"SECRET secret\":1}",
            "{\"prompt\":\"x\",\"temperature\":\"SECRET\"}",
            "{\"prompt\":[\"SECRET\"]}",
            "{\"prompt\":\"a\",\"prompt\":\"SECRET\"}",
            "SECRET",
            "{\"prompt\":\"x\"} SECRET",
            "{\"prompt\":\"x\",\"messages\":[{\"role\":\"SECRET\",\"content\":\"x\"}]}",
            "{\"prompt\":\"x\",\"grounding\":\"SECRET\"}"
        }) {
            assertThat(refusal(body)).hasMessageNotContaining("SECRET").hasNoCause();
        }
    }

    @Test
    void nameThatIsNoName_isNotShown() {
        assertThat(refusal("{\"For God so loved\":1}"))
                .hasMessageStartingWith(
                        "(a name that is not shown) is not a field of this request: allowed are cache, candidate_models");
    }

    @Test
    void whatRetrieversAddToAPassage_isIgnored() {
        GenerationRequest request = TestingBodies.read("""
                {"prompt":"x","passages":[{"id":7,"text":"t","score":0.5,"title":null,"embedding":[1,2],
                 "metadata":{"page":[{"n":1}]}},{"id":12345678901234567890,"text":"u"},{"id":-0,"text":"v"}]}""");

        assertThat(request.passages()).extracting(Passage::id).containsExactly("7", "12345678901234567890", "0");
    }

    @Test
    void ignoredFieldGivenTwice_isMalformed() {
        assertRefused(
                () -> TestingBodies.read("{\"prompt\":\"x\",\"passages\":[{\"score\":1,\"score\":2}]}"),
                MALFORMED_BODY,
                "passages[0].score is given twice");
    }

    @Test
    void deepNesting_isRefusedWhereItBegins() {
        for (String opening : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            assertRefused(
                    () -> TestingBodies.read("{\"cache\":" + opening.repeat(2_000)),
                    INVALID_PARAMETER,
                    "cache must be true or false");
        }
    }

    @Test
    void longNumberOrName_isMalformed() {
        for (String body :
                new String[] {"{\"prompt\":\"x\",\"seed\":" + "1".repeat(101) + "}", "{\"" + "a".repeat(101) + "\":1}"
                }) {
            assertRefused(
                    () -> TestingBodies.read(body),
                    MALFORMED_BODY,
                    "the body nests too deep, or holds a number or a name of more than 100 characters");
        }
    }

    @Test
    void encodingOtherThanUtf8_isMalformed() {
        byte[] broken = around("ä");
        byte[] overlong = around("\u00C0\u00AF");
        byte[] surrogate = around("\u00ED\u00A0\u0080");
        byte[] cut = around("\u00E2\u0082");

        for (byte[] body : new byte[][] {broken, overlong, surrogate, cut}) {
            assertRefused(() -> TestingBodies.read(body), MALFORMED_BODY, "the body is not UTF-8");
        }
        for (byte[] body :
                new byte[][] {"{\"prompt\":\"x\"}".getBytes(UTF_16LE), "{\"prompt\":\"x\"}".getBytes(UTF_16BE)}) {
            assertThat(refusal(() -> TestingBodies.read(body)).code()).isEqualTo(MALFORMED_BODY);
        }
    }

    @Test
    void bodyBeyondTheLimit_isTooLarge() {
        String fits = "{\"prompt\":\"" + "x".repeat(TestingBodies.MAX_BODY_BYTES - 13) + "\"}";

        assertThat(TestingBodies.read(fits).passages()).isEmpty();
        assertRefused(() -> TestingBodies.read(fits + " "), BODY_TOO_LARGE, "the body is larger than 16384 bytes");
    }

    @Test
    void declaredLengthBeyondTheLimit_isTooLargeBeforeAnythingIsRead() {
        InputStream unreadable = new FailingStream();

        assertRefused(
                () -> TestingBodies.read(
                        unreadable, MediaType.APPLICATION_JSON_TYPE, headers("Content-Length", "16385")),
                BODY_TOO_LARGE,
                "the body is larger than 16384 bytes");
    }

    @Test
    void bodyThatBreaksOff_isMalformed() {
        assertRefused(
                () -> TestingBodies.read(
                        new FailingStream(), MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>()),
                MALFORMED_BODY,
                "the body could not be read to its end");
    }

    @ParameterizedTest
    @CsvSource({"utf-16, identity", "iso-8859-1, identity", "utf-8, gzip", "utf-8, br"})
    void otherCharsetOrCompression_isUnsupported(String charset, String coding) {
        MediaType type = new MediaType("application", "json", charset);

        assertThat(refusal(() -> TestingBodies.read(
                                body("{\"prompt\":\"x\"}"), type, headers("Content-Encoding", coding)))
                        .code())
                .isEqualTo(UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void utf8ByName_isRead() {
        MediaType type = new MediaType("application", "json", "UTF-8");

        assertThat(TestingBodies.read(body("{\"prompt\":\"ä\"}"), type, headers("Content-Encoding", "identity"))
                        .requestId())
                .isEqualTo("req-1");
    }

    private static GenerationException refusal(String body) {
        return refusal(() -> TestingBodies.read(body));
    }

    private static GenerationException refusal(ThrowingCallable reading) {
        return catchThrowableOfType(GenerationException.class, reading);
    }

    private static void assertRefused(ThrowingCallable reading, ErrorCode code, String detail) {
        GenerationException refusal = refusal(reading);
        assertThat(refusal).hasMessage(detail);
        assertThat(refusal.code()).isEqualTo(code);
    }

    private static MultivaluedMap<String, String> headers(String name, String value) {
        return new MultivaluedHashMap<>(Map.of(name, value));
    }

    /** A body with the bytes that Latin-1 makes of {@code text}. */
    private static byte[] around(String text) {
        return ("{\"prompt\":\"" + text + "\"}").getBytes(ISO_8859_1);
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("SECRET");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("SECRET");
        }
    }
}
