package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b                  | b",
                "`  A = b  `          | b",
                "export A=b           | b",
                "export\tA=b          | b",
                "A=b c                | b c",
                "A=b # comment        | b",
                "A=b\t# comment       | b",
                "A=b#c                | b#c",
                "A=#b                 | #b",
                "A=b=c                | b=c",
                "A=b\u2028\u0085c     | b\u2028\u0085c",
                "A=it's               | it's",
                "A=C:\\models\\new    | C:\\models\\new",
                "A='b c'              | b c",
                "A='b \\n # \"c\"'    | b \\n # \"c\"",
                "A='b' # comment      | b",
                "A='b'#comment        | b",
                "A=\"b c\"            | b c",
                "A=\"b # c\" # d      | b # c",
                "A=\"it's\"           | it's",
                "A=\"say \\\"so\\\"\" | say \"so\"",
                "A=\"b\\\\n\"         | b\\n",
                "A=\"\\$b \\x\"       | $b \\x",
            })
    void assignment_isReadAsShellsDo(String line, String value) {
        assertThat(parse(line)).containsExactlyEntriesOf(Map.of("A", value));
    }

    @Test
    void escapesInDoubleQuotes_areWhatTheyStandFor() {
        assertThat(parse("A=\"one\\ntwo\\r\\tthree\"")).containsEntry("A", "one\ntwo\r\tthree");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "# comment", "  # A=b", "A=", "A= ", "A= # comment", "A=''", "A=\"\"", "export A="})
    void lineWithoutValue_givesNothing(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_endAsOnAnySystem(String end) {
        assertThat(parse("A=b" + end + end + "# c" + end + "D='e'" + end)).isEqualTo(Map.of("A", "b", "D", "e"));
    }

    @Test
    void byteOrderMark_isSkipped() {
        assertThat(parse("\ufeffA=b")).isEqualTo(Map.of("A", "b"));
    }

    @Test
    void lastLineForAName_holds() {
        assertThat(parse("A=b\nA=c")).isEqualTo(Map.of("A", "c"));
        assertThat(parse("A=b\nA=")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret            | expected NAME=value or a comment",
                "=secret           | expected NAME=value or a comment",
                "1A=secret         | expected NAME=value or a comment",
                "A B=secret        | expected NAME=value or a comment",
                "export secret     | expected NAME=value or a comment",
                "A='secret         | a quote is not closed",
                "A=\"secret        | a quote is not closed",
                "A=\"secret\\\"    | a quote is not closed",
                "A='secret' secret | only a comment can follow the closing quote",
                "A=\"secret\"x     | only a comment can follow the closing quote",
            })
    void brokenLine_isNamedByNumberAndNotShown(String line, String problem) {
        assertThatThrownBy(() -> parse("OK=1\r\n" + line + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Wrong configuration: test.env, line 2: " + problem);
    }

    @Test
    void severalBrokenLines_areNamedAtOnce() {
        assertThatThrownBy(() -> parse("x\nA=b\ny"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 1: ")
                .hasMessageContaining("line 3: ");
    }

    @Property
    void valueWrittenInDoubleQuotes_isReadBack(@ForAll("values") String value) {
        String written = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");

        assertThat(parse("A=\"" + written + "\" # comment")).isEqualTo(Map.of("A", value));
    }

    @Property
    void valueWrittenInSingleQuotes_isReadBack(@ForAll("values") String value) {
        String writable = "x" + value.replaceAll("['\r\n]", "");

        assertThat(parse("export A='" + writable + "'")).isEqualTo(Map.of("A", writable));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withChars("ab #='\"\\$\n\r\t\u00e4\u2028")
                .ofMinLength(1)
                .ofMaxLength(30);
    }

    @FuzzTest
    void anyText_isReadOrRefusedByLine(FuzzedDataProvider data) {
        try {
            Map<String, String> values = parse(data.consumeRemainingAsString());
            assertThat(values.keySet()).allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_.-]*"));
            assertThat(values.values()).noneMatch(String::isEmpty);
        } catch (ConfigurationException e) {
            assertThat(e.problems()).allMatch(problem -> problem.matches("test\\.env, line [0-9]+: [a-zA-Z= ]+"));
        }
    }

    @Test
    void longLine_isReadInGoodTime() {
        String value = "\\\\x ".repeat(100_000);

        assertThat(parse("A=\"" + value + "\"")).containsKey("A");
        assertThatThrownBy(() -> parse("A=\"" + value)).isInstanceOf(ConfigurationException.class);
        assertThat(parse(" ".repeat(100_000) + "A=" + "x ".repeat(100_000))).containsKey("A");
    }

    private static Map<String, String> parse(String text) {
        return EnvFileParser.parse("test.env", text);
    }
}
