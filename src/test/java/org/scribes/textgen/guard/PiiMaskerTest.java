package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.Passage;

class PiiMaskerTest {
    private static final List<Passage> NONE = List.of();

    private final PiiMasker masker = TestingMasks.of("US");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write to ruth.moab+gleaning@fields.example.org. | Write to [EMAIL].
            <boaz@example.com>, (naomi@example.co.uk)       | <[EMAIL]>, ([EMAIL])
            mailto:ruth@example.com                         | mailto:[EMAIL]
            **ruth@example.com**                            | **[EMAIL]**
            a@b.com;c@d.org                                 | [EMAIL];[EMAIL]
            jürgen@müller.de schreibt                       | [EMAIL] schreibt
            Write to ruth@example.com.I will answer.        | Write to [EMAIL].I will answer.
            See ruth@example.com.2 for more                 | See [EMAIL].2 for more
            IBAN:GB82 WEST 1234 5698 7654 32                | IBAN:[IBAN]
            Konto=NL91 ABNA 0417 1643 00 bitte              | Konto=[IBAN] bitte
            Call 415-555-26-71 today                        | Call [PHONE] today
            Call +1\u202f415\u202f555\u202f2671 today      | Call [PHONE] today
            Pay 4111\u202f1111\u202f1111\u202f1111 today   | Pay [CARD] today
            Pay ４１１１ １１１１ １１１１ １１１１ today     | Pay [CARD] today
            Call (415) 555-2671 today                       | Call [PHONE] today
            Call 415-555-2671, ext. 12, or 415.555.2672     | Call [PHONE], or [PHONE]
            Call +1 415 555 2671                            | Call [PHONE]
            Call + 44 20 7946 0958 in London                | Call [PHONE] in London
            tel:+498912345678.                              | tel:[PHONE].
            ( 415 ) 555 - 2671                              | [PHONE]
            Mark 415-555-2671                               | Mark [PHONE]
            John 3:16, 415-555-2671                         | John 3:16, [PHONE]
            Pay with 4111 1111 1111 1111 12/26 123          | Pay with [CARD] 12/26 123
            4111111111111111                                | [CARD]
            3782-822463-10005.                              | [CARD].
            3530111333300000 of JCB                         | [CARD] of JCB
            Send it to GB82 WEST 1234 5698 7654 32 please   | Send it to [IBAN] please
            IBAN: DE89370400440532013000.                   | IBAN: [IBAN].
            de89 3704 0044 0532 0130 00                     | [IBAN]
            NL91 ABNA 0417 1643 00, thank you               | [IBAN], thank you
            😀415-555-2671😀                                 | 😀[PHONE]😀
            ☎ 电话４１５５５５２６７１                      | ☎ 电话[PHONE]
            """)
    void addressOrNumber_isMasked(String text, String masked) {
        assertThat(masker.masked(text, NONE)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John 3:16-17, 20; 4:1-5",
                "Ps 119:105-112, 114; 120:1",
                "In AD 1611, and in 701 BC, and 1939-1945, and 2019 2024",
                "Isaiah 40:28-31; 41:10; 43:1-3; Jer 29:11; Lam 3:22-23",
                "Numbers 1 counts 603,550 men; Ezra 2:64 says 42,360",
                "Genesis 5:5 says 930 years, 5:8 says 912, 5:11 905, 5:14 910, 5:17 895",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30",
                "1. Grace\n2. Faith\n3. Hope\n4. Love",
                "On 2024-11-23 at 10:59:59 it was $1,234,567.89",
                "ISBN 978-0-310-45043-6",
                "@ruth and @boaz: a @ b",
                "4111 1111 1111 1112 is no card, GB82 WEST 1234 5698 7654 33 no account",
                "[1] [2] [3] (see vv. 3-5, 7ff.)"
            })
    void otherText_isShown(String text) {
        assertThat(masker.masked(text, NONE)).isEqualTo(text);
    }

    @Test
    void numberWithoutCountryCode_belongsToTheConfiguredRegion() {
        String text = "Rufen Sie 089 12345678 an.";

        assertThat(TestingMasks.of("DE").masked(text, NONE)).isEqualTo("Rufen Sie [PHONE] an.");
        assertThat(masker.masked(text, NONE)).isEqualTo(text);
    }

    @Test
    void itemOfAPassage_isShownWhereAllowed() {
        List<Passage> passages = List.of(new Passage(
                "1",
                "Office: (415) 555-2671, Office@Church.example.org",
                Optional.empty(),
                Optional.of("the parish letter")));
        String text = "Call +1 415-555-2671 or write to office@church.example.org, not to me@example.org.";

        assertThat(new PiiMasker(new PiiConfig(true, "US", true), TestingMasks.REFERENCES).masked(text, passages))
                .isEqualTo("Call +1 415-555-2671 or write to office@church.example.org, not to [EMAIL].");
        assertThat(masker.masked(text, passages)).isEqualTo("Call [PHONE] or write to [EMAIL], not to [EMAIL].");
    }

    @Test
    void disabledMasking_releasesAllTextAtOnce() {
        MaskedAnswer text = new PiiMasker(new PiiConfig(false, "US", false), TestingMasks.REFERENCES).begin(NONE);

        assertThat(text.add("Call 415-")).isEqualTo("Call 415-");
        assertThat(text.add("555-2671")).isEqualTo("555-2671");
        assertThat(text.finish()).isEmpty();
        assertThat(text.read()).isEqualTo(17);
    }

    @Test
    void maskedItems_areCounted() {
        MaskedAnswer text = masker.begin(NONE);
        text.add("a@example.com, 415-555-2671 or 415-555-2672, or GB82 WEST 1234 5698 7654 32");
        text.finish();

        assertThat(text.warnings()).containsExactly("1 e-mail address masked, 1 IBAN masked, 2 phone numbers masked");
        assertThat(text.counts()).isEqualTo(Map.of(PiiKind.EMAIL, 1, PiiKind.IBAN, 1, PiiKind.PHONE, 2));
    }

    @Test
    void plainWords_areReleasedWhenComplete() {
        MaskedAnswer text = masker.begin(NONE);

        assertThat(text.add("For")).isEmpty();
        assertThat(text.add(" God")).isEqualTo("For");
        assertThat(text.add(" so loved\n")).isEqualTo(" God so loved");
        assertThat(text.add("In 1")).isEqualTo("\nIn");
        assertThat(text.add("611 the ")).isEqualTo(" 1611 the");
    }

    @Test
    void offsets_areMappedToTheMaskedText() {
        MaskedAnswer text = masker.begin(NONE);
        String shown = text.add("😀 Ask a@example.com about John 3:16.") + text.finish();

        assertThat(shown).isEqualTo("😀 Ask [EMAIL] about John 3:16.");
        assertThat(text.start(2)).isEqualTo(2);
        assertThat(text.start(6)).isEqualTo(6);
        assertThat(text.start(10)).isEqualTo(6);
        assertThat(text.end(10)).isEqualTo(13);
        assertThat(text.end(19)).isEqualTo(13);
        assertThat(text.start(26)).isEqualTo(20);
        assertThat(text.end(35)).isEqualTo(29);
        assertThat(text.read()).isEqualTo(36);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 64, 65, 100, 190, 191, 192, 193, 300})
    void longWord_hidesNoAddressAndIsNotHeldBack(int length) {
        for (String filler : List.of("x", "7", "1 ", "1.2-", "+ ")) {
            String before = filler.repeat(length);
            MaskedAnswer text = masker.begin(NONE);
            String shown = text.add(before);
            assertThat(before.length() - shown.length()).isLessThanOrEqualTo(MaskedAnswer.LONGEST_HOLD);
            shown += text.add(" ruth@example.com") + text.add(" +14155552671 ") + text.finish();
            assertThat(shown).isEqualTo(before + " [EMAIL] [PHONE] ");
        }
        for (String domain : List.of("b", "b.", "b.c", "1-")) {
            String endless = "Ask ruth@" + domain.repeat(length) + ".example.org";
            assertThat(masker.masked(endless + " and so on", NONE)).isEqualTo("Ask [EMAIL] and so on");
        }
    }
}
