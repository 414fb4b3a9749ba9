package org.scribes.textgen.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scribes.textgen.observe.EventLog.field;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogfmtTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain,                plain",
                "org/name-1.5:fastest, org/name-1.5:fastest",
                "``,                   `\"\"`",
                "a b,                  `\"a b\"`",
                "a=b,                  `\"a=b\"`",
                "say \"so\",           `\"say \\\"so\\\"\"`",
                "C:\\models,           `\"C:\\\\models\"`",
                "größer,               `\"größer\"`",
            })
    void value_isQuotedWhereItMustBe(String value, String written) {
        assertThat(Logfmt.line("e", List.of(field("k", value)))).isEqualTo("e k=" + written);
    }

    @ParameterizedTest
    @CsvSource({
        "'\n',     '\\n'",
        "'\r',     '\\r'",
        "'\t',     '\\t'",
        "'\u0000', '\\u0000'",
        "'\u001b', '\\u001b'",
        "'\u0085', '\\u0085'",
        "'\u2028', '\\u2028'",
        "'\u202e', '\\u202e'",
        "'\ud800', '\\ud800'"
    })
    void characterThatCouldForgeALine_isEscaped(String character, String written) {
        assertThat(Logfmt.line("e", List.of(field("k", character)))).isEqualTo("e k=\"" + written + "\"");
    }

    @Property
    void anyValue_staysInItsLineAndQuotes(@ForAll @StringLength(max = 200) String value) {
        String line = Logfmt.line("e", List.of(field("k", value), field("end", "x")));

        assertThat(line).matches("e k=([!-~&&[^\"=\\\\]]+|\"([^\"\\\\\\p{Cntrl}\u2028\u2029]|\\\\.)*\") end=x");
    }

    @Property(tries = 20)
    void longValue_isCut(@ForAll boolean plain) {
        String value = (plain ? "x" : " ").repeat(100_000);

        assertThat(Logfmt.line("e", List.of(field("k", value))))
                .hasSizeLessThan(2100)
                .endsWith("…\"");
    }
}
