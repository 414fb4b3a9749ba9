package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
    private static final String MIDDLE = "text \u05d1\u05e8\u05d0\u05e9\u05c1\u05d9\u05ea \u2019 caf\u00e9\n\n";

    private final Sanitizer sanitizer = new Sanitizer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\u0000b\u0007c\u007f\u0080d|abcd|4 control characters taken out of the request",
                "a\u001b[31mb|a[31mb|1 control character taken out of the request",
                "a\u202eb\u2066c\u2069|abc|3 characters that override the direction of text taken out of the request",
                "fr\u200bee\ufeff \u00adx\u2060|free x|4 invisible characters taken out of the request",
                "a\udb40\udc41\udb40\udc7f|a|2 invisible characters taken out of the request",
                "a\ufdd0b\uffff|ab|2 invisible characters taken out of the request",
                "\u2728\ufe0f\ufe0f|\u2728\ufe0f|1 invisible character taken out of the request",
                "a\ufe01b\udb40\udd00|ab|2 invisible characters taken out of the request",
                "pass\u200cword\u200d|password|2 invisible characters taken out of the request",
                "a\ud83d b|a\ufffd b|1 half of a character in the request replaced by U+FFFD",
                "\udc00\ud800|\ufffd\ufffd|2 halves of characters in the request replaced by U+FFFD",
                "cafe\u0301|caf\u00e9|1 text of the request brought into Unicode's normal form NFC",
            })
    void text_isSanitizedWithAWarning(String given, String clean, String told) {
        assertThat(sanitizer.clean(given)).isEqualTo(clean);
        assertThat(sanitizer.warnings()).containsExactly(told);
    }

    @Test
    void lineEnds_becomeAtMostTwoNewlines() {
        assertThat(sanitizer.clean("a\r\nb\rc\fd\n\n\n\ne\r\n\r\n\r\nf\n\u200b\n\ng"))
                .isEqualTo("a\nb\nc\nd\n\ne\n\nf\n\ng");
        assertThat(sanitizer.warnings())
                .containsExactly(
                        "6 line ends of the request changed to newlines",
                        "3 runs of empty lines in the request shortened to one",
                        "1 invisible character taken out of the request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain\ttext\n\nof two lines\n",
                "\u201cquoted\u201d \u2013 d\u2019o\u00f9",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937 \u0915\u094d\u200c",
                "\u05d0\u05b8\u034f\u05bd \u200f(1)\u200e \u061c",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f\u200d\ud83d\udd25 1\ufe0f\u20e3",
                "\ud83e\uddd1\ud83c\udffd\u200d\u2695\ufe0f",
                "\ud83d\ude42\u200d\u2194\ufe0f",
                "\ud83e\udef1\ud83c\udffb\u200d\ud83e\udef2\ud83c\udfff",
                "\u845b\udb40\udd00 \u222a\ufe00",
                "\uff1c\uff5cuser\uff5c\uff1e \ufb01 \u2163",
                "<|user|></s>[INST]",
            })
    void cleanText_isTheSameObject(String text) {
        assertThat(sanitizer.clean(text)).isSameAs(text);
        assertThat(sanitizer.warnings()).isEmpty();
    }

    @Test
    void controlTokenWithInvisibleCharacters_isJoined() {
        assertThat(sanitizer.clean("<|us\u200ber|> <\u0000/s>")).isEqualTo("<|user|> </s>");
    }

    @Test
    void rawText_losesOnlyNulAndSurrogates() {
        assertThat(sanitizer.cleanRaw("<s>\r\n\n\n\u200be\u0301\u0000\ud800\u0007"))
                .isEqualTo("<s>\r\n\n\n\u200be\u0301\ufffd\u0007");
        assertThat(sanitizer.warnings()).hasSize(2);
        String text = "<s>\r\n\n\n";
        assertThat(sanitizer.cleanRaw(text)).isSameAs(text);
    }

    @Test
    void runsOfMarks_areNormalizedUpToThirty() {
        String marks = "\u0301\u0316".repeat(15);
        assertThat(sanitizer.clean("e" + marks)).isEqualTo(Normalizer.normalize("e" + marks, Normalizer.Form.NFC));
        String longer = "o\u0308 e" + marks + "\u0316 a\u0308";
        assertThat(sanitizer.clean(longer)).isEqualTo("\u00f6 e" + marks + "\u0316 \u00e4");
    }

    @Property(tries = 1000)
    void sanitizing_isIdempotent(@ForAll("hostile") String text) {
        String once = new Sanitizer().clean(text);
        Sanitizer second = new Sanitizer();
        assertThat(second.clean(once)).isSameAs(once);
        assertThat(second.warnings()).isEmpty();
    }

    @Property(tries = 1000)
    void sanitizedText_hasNoInvisibleCharacters(@ForAll("hostile") String text) {
        Sanitizer cleaner = new Sanitizer();
        String clean = cleaner.clean(text);
        assertThat(clean)
                .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
                .doesNotContain("\n\n\n");
        assertThat(cleaner.warnings().isEmpty()).isEqualTo(clean.equals(text));
    }

    /** Hostile texts take linear time; quadratic time would be minutes. Prints the time for 1 MiB. */
    @Test
    void mebibyteOfText_takesMilliseconds() {
        for (String part :
                List.of("For God so loved. ", MIDDLE, "\u0301\u0316", "\r\n", "\u200b", "e\u0301", "\ud83d")) {
            String text = part.repeat((1 << 20) / part.length());
            for (int warm = 0; warm < 2; warm++) {
                sanitizer.clean(text);
            }
            long start = System.nanoTime();
            sanitizer.clean(text);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            System.out.println("sanitising 2^20 characters like " + (int) part.charAt(0) + ": " + millis + " ms");
            assertThat(millis).isLessThan(2000);
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> chosen = Arbitraries.of(
                "\n",
                "\r",
                "\t",
                "\u0000",
                "\u0085",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u202e",
                "\u2069",
                "\ufe0f",
                "\ufe00",
                "\ud83d",
                "\udc69",
                "\ud83d\udc69",
                "\ud83c\udffd",
                "\u2764",
                "\u20e3",
                "1",
                "#",
                "a",
                "e",
                "\u0301",
                "\u0316",
                "\u0345",
                "\u05d0",
                "\u05bd",
                "\u034f",
                "\u0915",
                "\u094d",
                "\u0958",
                "\u0645",
                "\u064e",
                "\u1100",
                "\u1161",
                "\u11a8",
                "\u2126",
                "\u212a",
                "\u037e",
                "\u1fef",
                "\uf900",
                "\udb40\udd00",
                "\udb40\udc41",
                "\ufeff",
                "\u00ad",
                "\u0344",
                "\u0f73",
                "\ud834\udd5e",
                "<|",
                " ",
                "\ufdd0",
                "\u0301".repeat(29),
                "\u09c7",
                "\u09be");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(9, chosen), Tuple.of(1, any))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
