package org.scribes.textgen.api.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Whatever comes in, it is a request or a refusal, and nothing else. */
class JsonReadingFuzzTest {
    private static final Set<ErrorCode> REFUSALS = Set.of(
            ErrorCode.EMPTY_PROMPT, ErrorCode.INVALID_PARAMETER, ErrorCode.MALFORMED_BODY, ErrorCode.BODY_TOO_LARGE);
    private static final String VALID = """
            {"prompt": "What?", "passages": [{"id": "1", "text": "For God", "reference": "John 3:16"}],
             "max_new_tokens": 60, "temperature": 0.5, "seed": 7, "stop": ["a"], "raw": false}
            """;

    @FuzzTest
    void anyBytes_areARequestOrARefusal(FuzzedDataProvider data) {
        assertRequestOrRefusal(data.consumeRemainingAsBytes());
    }

    @Property
    void anyText_isARequestOrARefusal(@ForAll String body) {
        assertRequestOrRefusal(body.getBytes(UTF_8));
    }

    @Property
    void mutatedBody_isARequestOrARefusal(@ForAll("mutations") byte[] body) {
        assertRequestOrRefusal(body);
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        Arbitrary<String> inserted = Arbitraries.of(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "true",
                "-",
                "1e999",
                "\\",
                "\\u0000",
                "\\ud800",
                "\u0000",
                "\u00e4",
                "\ud83d\ude00",
                "\"raw\":",
                "//",
                "NaN");
        return Arbitraries.integers()
                .between(0, VALID.length())
                .flatMap(at -> Arbitraries.integers()
                        .between(0, 12)
                        .flatMap(cut -> inserted.map(text -> (VALID.substring(0, at)
                                        + text
                                        + VALID.substring(Math.min(VALID.length(), at + cut)))
                                .getBytes(UTF_8))));
    }

    private static void assertRequestOrRefusal(byte[] body) {
        try {
            assertThat(TestingBodies.read(body).requestId()).isEqualTo("req-1");
        } catch (GenerationException refusal) {
            assertThat(refusal.code()).isIn(REFUSALS);
            assertThat(refusal.getMessage()).isNotBlank().hasSizeLessThan(500);
        }
    }
}
