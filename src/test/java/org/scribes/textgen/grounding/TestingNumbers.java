package org.scribes.textgen.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates random sentences with numbers that are no markers, and with dangling markers. The kinds are split into two
 * halves: one for tuning, one for reporting.
 */
final class TestingNumbers {
    /** A sentence with its dangling marker. */
    record Sentence(String kind, String text, String marker) {}

    /**
     * {@code N}, {@code M}: numbers that no passage has; {@code L}: several; {@code C}: a clause; {@code W}: a noun;
     * {@code V}: a variable.
     */
    private static final List<String> NUMBERS = List.of(
            "Call `V[N]` before C.",
            "The value of V[N] is read first.",
            "The list is [L].",
            "Let V = [L] and go on.",
            "It lies in the interval [N, M].",
            "So it runs:\n```\nV[N] = V[M]\n```\nC.",
            "The field is N km² and the house M m² wide.",
            "Energy is E = mc², and a² + b² = c² holds.",
            "It was 10³ cubits long and 2¹⁰ grains heavy.",
            "He was thirty (30) when C.",
            "There are three: the W (3), the W (4), and the W (5).",
            "There are three: [N] the W, [M] the W, and more.",
            "Psalm 51 (50) is a prayer of the W.",
            "In that year (587) the city fell, and C.",
            "The term $x_{[N]}$ and $[N, M]$ are the same.",
            "[3] The W rose early. [4] Then C. [5] And C.",
            "| W | number |\n|---|---|\n| W | [N] |\n| W | [M] |",
            "Read [N](https://example.org/N) where C.",
            "The matrix is [[N, M], [M, N]] here.",
            "The gas ³He and the metal ²³⁵U differ.",
            "The W (N), which C, was sold.",
            "C.\n\n[N] Smith, The W, 1999.\n[M] Jones, The W, 2004.",
            "Choose option [N] or item [M] where C.",
            "They rested on days [N, M], and C.",
            "The value f(N) is above H(M).",
            "The W (N) left when C.",
            "We read matrix[N][M] and C.",
            "The point (N, M) is on the line.",
            "It takes n² steps, or O(n³) where C.",
            "The ark held N cubits³ and the court M cubits².",
            "The dice showed [N, M].",
            "The answer was {\"ids\": [N, M]} as C.",
            "About thirty per cent (30) of the W came.",
            "See chapters [N, M] of the book where C.",
            "He had seven [7] sons, and C.",
            "They caught fish [153] that day, and C.",
            "Measures such as [N], [M] and more are even.",
            "Thus \\[ x = [N] \\] and C.",
            "The array holds W[N]. Then C.",
            "The twelve (12) went with him, and C.",
            "Run scores[N] and then C.",
            "Press key [N] twice.",
            "The psalm is numbered 23 [22] in the Greek.",
            "Between [N] and [M] the W rose.",
            "It costs $N [M] today.",
            "See Table [N] for the W.",
            "The variable names[N] holds the W.",
            "Bus [N] stops where C.",
            "Isaiah wrote of seven women (7), and C.",
            "The W had N (M) doors.",
            "A 3×3 grid, [N, M] marked.",
            "TODO [N]: C.",
            "The Greek numbers it Psalm 9 (10).",
            "The tribe of the W [N] came before that of the W [M] in the list.",
            "Hymn [N] is sung when C.",
            "The side is N cm, so its area is M cm².",
            "Question: how many came? [N]",
            "Set p[N] to p[M] + 1.");

    /** The marker is between {@code ‹} and {@code ›}. */
    private static final List<String> DANGLING = List.of(
            "C‹[N]›.",
            "C ‹[N]›.",
            "C ‹[N]› and C.",
            "C. ‹[N]› So C.",
            "C.‹[N]› So C.",
            "C [1]‹[N]›.",
            "C ‹[N, M]›.",
            "C‹ᴺ›.",
            "C‹ᴺ› and C.",
            "They call it \"the W of the W\" ‹[N]›.",
            "C ‹【4:0†source】›, and C.",
            "C.‹citeturn0searchN›",
            "C‹[^N^]›.",
            "C ‹[source N]›.",
            "C ‹[[N]](https://example.org/N)›.",
            "C.‹<ref>N</ref>›",
            "C ‹[citation:N]›.",
            "C ‹[docN]›, and C.",
            "C ‹(Source: [N])›.",
            "C, the **W** ‹[N]›.",
            "C,‹[N]› and C.",
            "C (John 3:16) ‹[N]›.",
            "C. ‹\ue200cite\ue202turn0searchN\ue201› So C.",
            "- C ‹[N]›\n- C ‹[M]›",
            "C ‹[N-M]›.",
            "For this see ‹[N]›.",
            "C‹:contentReference[oaicite:N]{index=N}›.",
            "C‹<sup>[N]</sup>› and C.",
            "C.\n\n‹[N]›",
            "C ‹[N†source]›.",
            "C ‹[cite: N, M]›.",
            "C ‹[passage N]› and C.",
            "C ‹【N】›.",
            "C, and the W ‹[N]›, as C.",
            "C; C ‹[N]›.",
            "C! ‹[N]› Then C.",
            "**C** ‹[N]›.",
            "C (see ‹[N]›).",
            "\"C\"‹[N]›",
            "> C ‹[N]›\n\nC.",
            "C ‹[Source: N]›.",
            "C‹ᴺ›, but C.",
            "C ‹［N］›.",
            "C ‹[N; M]›.",
            "1. C ‹[N]›\n2. C [1].",
            "He asked why C ‹[N]›? Nobody knew.");

    private static final List<String> CLAUSES = List.of(
            "the farmer sold his old oxen",
            "a river runs below the village",
            "many neighbours came to the feast",
            "the teacher explained his method",
            "our hope grows in hard times",
            "grace reaches the least of us",
            "mercy is a gift to all people",
            "the prophet spoke to the crowd",
            "we learn patience by waiting",
            "the letter was read aloud",
            "his mother kept the lamp burning",
            "the builders rejected that plan",
            "the merchants left before the storm",
            "faith without works is barren soil",
            "the early church shared its bread",
            "an old custom shaped the village");

    private static final List<String> NOUNS = List.of(
            "law", "prophets", "garden", "shepherd", "temple", "covenant", "bread", "harvest", "widow", "soldiers");
    private static final List<String> VARIABLES = List.of("a", "x", "arr", "items", "names", "data", "words", "p");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Random random;
    private final int half;

    TestingNumbers(long seed, int half) {
        this.random = new Random(seed);
        this.half = half;
    }

    /** A sentence whose numbers are no markers. */
    Sentence withoutMarker() {
        String kind = one(ofHalf(NUMBERS));
        return new Sentence(kind, capital(filled(kind)), "");
    }

    /** A sentence with a dangling marker. */
    Sentence withDanglingMarker() {
        String kind = one(ofHalf(DANGLING));
        String filled = capital(filled(kind));
        String marker = filled.substring(filled.indexOf('‹') + 1, filled.indexOf('›'));
        return new Sentence(kind, filled.replace("‹", "").replace("›", ""), marker);
    }

    private List<String> ofHalf(List<String> kinds) {
        List<String> some = new ArrayList<>();
        for (int i = half; i < kinds.size(); i += 2) {
            some.add(kinds.get(i));
        }
        return some;
    }

    private String filled(String kind) {
        int first = number();
        int second = Math.min(99, first + 1 + random.nextInt(9));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < kind.length(); i++) {
            char sign = kind.charAt(i);
            boolean alone = (i == 0 || !Character.isLetter(kind.charAt(i - 1)))
                    && (i + 1 == kind.length() || !Character.isLetter(kind.charAt(i + 1)));
            boolean number = sign == 'N' || (sign == 'M' && alone);
            if (number) {
                text.append(sign == 'N' ? first : second);
            } else if (sign == 'ᴺ') {
                Integer.toString(first).chars().forEach(digit -> text.append(RAISED.charAt(digit - '0')));
            } else if (alone && sign == 'C') {
                text.append(one(CLAUSES));
            } else if (alone && sign == 'W') {
                text.append(one(NOUNS));
            } else if (alone && sign == 'V') {
                text.append(one(VARIABLES));
            } else if (alone && sign == 'L') {
                text.append(first).append(", ").append(second).append(", ").append(number());
            } else {
                text.append(sign);
            }
        }
        return text.toString();
    }

    private int number() {
        return 3 + random.nextInt(90);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String capital(String text) {
        return Character.isLowerCase(text.charAt(0)) && !text.startsWith("a[")
                ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
                : text;
    }
}
