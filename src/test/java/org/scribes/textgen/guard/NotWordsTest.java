package org.scribes.textgen.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.guard.store.LetterTrigramsFile;

class NotWordsTest {
    private static final int TEXTS = 2_000;
    private static final NotWords NOT_WORDS = new NotWords(LetterTrigramsFile.read());

    @Test
    void tenThousandSentences_pass() {
        List<TestingSentences> sentences = TestingSentences.read("sentences.tsv.gz");

        assertThat(sentences).hasSize(10_000);
        assertThat(sentences.stream().map(TestingSentences::language).distinct())
                .hasSize(10);
        assertThat(sentences).noneMatch(sentence -> NOT_WORDS.matches(sentence.text()));
    }

    /** Evidence adds up: what passes alone must pass together with others. */
    @ParameterizedTest
    @ValueSource(ints = {5, 20, 100})
    void sentencesTogether_pass(int count) {
        Map<String, List<TestingSentences>> languages = TestingSentences.read("sentences.tsv.gz").stream()
                .collect(Collectors.groupingBy(TestingSentences::language));

        assertThat(languages)
                .allSatisfy((language, sentences) -> assertThat(IntStream.iterate(0, i -> i < 1000, i -> i + count)
                                .mapToObj(i -> sentences.subList(i, i + count).stream()
                                        .map(TestingSentences::text)
                                        .collect(Collectors.joining(" "))))
                        .noneMatch(NOT_WORDS::matches));
    }

    @Test
    void fiveHundredLanguages_pass() {
        List<TestingSentences> texts = TestingSentences.read("declaration.tsv.gz");

        assertThat(texts.stream().map(TestingSentences::language).distinct()).hasSizeGreaterThan(500);
        assertThat(texts).noneMatch(text -> NOT_WORDS.matches(text.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes",
                "Nebuchadnezzar",
                "Gen 1:1; Ex 20:3-17; Lev 19:18; Dtn 6:4 f.; Ps 23; Jer 31:31-34; Mt 5-7; Mk 12:30 par; Hbr 11:1; 1 Thess 5:16ff.",
                "Gen, Exod, Lev, Num, Deut, Josh, Judg, Ruth, Sam, Kgs, Chr, Ezra, Neh, Esth, Pss, Prov, Eccl, Ezek, Obad, Zeph, Phlm",
                "bereshit bara elohim et hashamayim ve'et ha'aretz",
                "bĕrēʾšît bārāʾ ʾĕlōhîm ʾēt haššāmayim wĕʾēt hāʾāreṣ",
                "Shema Yisrael Adonai Eloheinu Adonai Echad. Baruch shem k'vod malchuto l'olam va'ed.",
                "En archē ēn ho logos, kai ho logos ēn pros ton theon, kai theos ēn ho logos.",
                "IN THE BEGINNING GOD CREATED THE HEAVENS AND THE EARTH. HTTPS, XML, JSON, UNHCR AND YHWH.",
                "Krzysztof Szczepański, Grzegorz Brzęczyszczykiewicz, Zdzisław Chrzanowski, Władysław Szpilman",
                "Shadrach, Meshach, Abednego, Mephibosheth, Maher-shalal-hash-baz, Chedorlaomer, Tiglath-pileser, Tohu, Bohu",
                "Nguyễn Phú Trọng, Phạm Minh Chính, Nguyễn Xuân Phúc, Vương Đình Huệ, Trần Thanh Mẫn",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                "Donaudampfschifffahrtsgesellschaftskapitän, Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
                "Věta „Strč prst skrz krk“ nemá samohlásku, stejně jako slova scvrkl, zmrzl a čtvrthrst.",
                "See https://www.example.org/a/Xk9_qz?ref=wxyz&v=1#frag or write to jqkx@zxcv.example.com, ISBN 978-3-16-148410-0.",
                "| Book | Chapters |\n|---|---:|\n| Genesis | 50 |\n| Exodus | 40 |\n\n1. **Grace**\n2. _Faith_\n\n> \"Amen\"",
                "1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597 2584 4181 6765; 3.14159, 1,000,000 and 6.022e23",
                "Use `strcpy`, `strncpy`, `strcat`, `memcpy`, `fprintf`, `sscanf`, `malloc`, `calloc`, `qsort` and `bsearch`.",
                "The C library has strcpy, strncpy, strcat, strcmp, strlen, memcpy, memset, printf, fprintf, sscanf, malloc and calloc.",
                "stty: icrnl -inlcr -igncr onlcr -ocrnl -onlret, and the same as -ignbrk -brkint -ignpar -parmrk -inpck -istrip",
                "```c\nxyzzy plugh qwrtp(zzxcv); grpcx hjkl vbnm wrtzp sdfgh kjhgf mnbvc qwrtz plkjh xcvbn\n```",
                "for (int i = 0; i < n; i++) { sum += xs[i] * ys[i]; } // b\"abc\" r\"xyz\" f\"q\" u\"w\"",
                "NumPy, PyTorch, TensorFlow, JavaScript, TypeScript, GitHub, YouTube, LinkedIn, PayPal, eBay, iPhone, PostgreSQL",
                "Haaaallelujaaaah! Sssshhhh... Aaaaaaaaaargh! Nooooooooooooooo! Hmmmmmm. Hahahahahahahahaha!",
                "O Tannenbaum, o Tannenbaum, tralalalalalalala, wie grün sind deine Blätter, tralalalalalalala",
                "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, base64 SGVsbG8gV29ybGQhIFhZWg==",
                "הכנסת, צה\"ל, ארה\"ב, ח\"כ, מנכ\"ל, עו\"ד ותנ\"ך הם ראשי תיבות: תנ\"ך הוא תורה, נביאים וכתובים",
                "T恤とYシャツ、PDFファイル、ＡＢＣ、Aさん、API를 사용하는 PC방, 3D프린터와 LCD모니터, 卡拉OK厅",
                "α-helix, β-sheet, γ-ray, ΔT, μm, λx.x, π≈3.14, Ωmega, кВт·ч, °C, №1",
                "Fröhliche Weihnachten! Joyeux Noël! ¡Feliz Navidad! Χριστός ἀνέστη! Христос воскресе! عيد ميلاد مجيد 圣诞快乐 メリークリスマス",
                "😀😀😀🙏🏽❤️👨‍👩‍👧‍👦🫨🫶🏿 Amen 🙏",
                "“Bibel”n, EU:n, l'homme, qu'il, d’oh, rock'n'roll, mother-in-law's, isiXhosa, eMzantsi, a bhFuil tú? !Kung",
                "Не могли бы Вы зайти в кафе «Coca-Cola» на ул. Ленина? Там есть Wi‑Fi, USB‑порт и T‑shirt'ы.",
            })
    void otherText_passes(String answer) {
        assertThat(NOT_WORDS.matches(answer)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thello\"Thello\"Thello\" [1]",
                " genainainainainainainainainainainainainainain",
                "Hm hkjglshhjkgahsksf hjjjllhjg dgfkf gahjgsss hajfglghahk gdaafdjlsd dfkkhsakda kgljjkjagd hhasj",
                "Fr frv evhfpvgb n yrttrer dhrfgb sbeghar, ihby qver pur unv crefb qry grzcb cre sneyb. Vy grzcb r' qraneb.",
                "The word\"word of\"the Lord\"came to?Jonah the\"son of!Amittai saying\"arise",
                "словоword речьspeech часword мирworld",
                "\uFFFD\uFFFD\u0003a\uFFFDb \uFFFD\uFFFDq\u0000\uFFFD",
            })
    void gibberish_isRecognized(String answer) {
        assertThat(NOT_WORDS.matches(answer)).isTrue();
    }

    /** Percentages of texts that the limits were not chosen by. */
    @ParameterizedTest
    @CsvSource({
        "BYTES_AS_UTF_8, 99",
        "BYTES_AS_UTF_16, 94",
        "BYTES_AS_LATIN_1, 99",
        "RANDOM_LETTERS, 99",
        "KEYS_OF_ONE_ROW, 99",
        "NEIGHBOURING_KEYS, 99",
        "LETTERS_SHUFFLED_IN_ONE_SENTENCE, 8",
        "LETTERS_SHUFFLED_IN_THREE_SENTENCES, 62",
        "LETTERS_SHUFFLED_IN_TEN_SENTENCES, 99",
        "LETTERS_SHIFTED_IN_THREE_SENTENCES, 99",
        "TOKENS_OF_MANY_LANGUAGES, 95",
        "REPEATED_TOKEN, 99",
    })
    void kindOfGibberish_isRecognized(TestingGibberish kind, int percent, TestReporter reporter) {
        long found = kind.texts(TEXTS, 777).stream().filter(NOT_WORDS::matches).count();

        reporter.publishEntry(kind.name(), 100.0 * found / TEXTS + " %");
        assertThat(100 * found).isGreaterThanOrEqualTo((long) percent * TEXTS);
    }
}
