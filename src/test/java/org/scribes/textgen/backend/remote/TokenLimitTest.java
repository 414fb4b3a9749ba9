package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.TokenCounter;

class TokenLimitTest {
    private static final Optional<TokenCounter> NONE = Optional.empty();
    private static final Optional<TokenCounter> CHARACTERS = counter(text -> text.codePointCount(0, text.length()));
    private static final Optional<TokenCounter> WORDS =
            counter(text -> text.isBlank() ? 0 : text.strip().split("\\s+").length);

    /** As models of English make them: a word with the space before it, long ones in two. */
    private static final Pattern TOKEN = Pattern.compile(" ?[A-Za-z]{1,9}| ?[^A-Za-z ]| ");

    private static final String ENGLISH = "In the first letter to the church at Corinth the apostle answers several"
            + " questions which the congregation had sent to him. Some of them concerned marriage, others the food that"
            + " had been offered to idols, and others again the gifts of the Spirit. His answer to the last of these is"
            + " well known: \"Though I speak with the tongues of men and of angels, and have not charity, I am become"
            + " as sounding brass, or a tinkling cymbal\" (1 Corinthians 13:1). Understanding, righteousness and"
            + " sanctification are mentioned throughout, notwithstanding considerable disagreements. ";

    @Test
    void piecesWithinTheLimit_areKept() {
        for (Optional<TokenCounter> counter : List.of(NONE, WORDS)) {
            TokenLimit limit = new TokenLimit(3, counter);

            assertThat(added(limit, "one ", "two ", "", "three")).isEqualTo("one two three");
            assertThat(limit.passed()).isFalse();
            assertThat(limit.tokens(true)).isEqualTo(3);
        }
    }

    @Test
    void pieceBeyondTheLimit_isCutOffWithAllThatFollows() {
        for (Optional<TokenCounter> counter : List.of(NONE, WORDS)) {
            TokenLimit limit = new TokenLimit(3, counter);

            assertThat(added(limit, "one ", "two ", "three ", "four", " ")).isEqualTo("one two three ");
            assertThat(limit.passed()).isTrue();
            assertThat(limit.tokens(true)).isEqualTo(3);
        }
    }

    @Test
    void hugePiece_isCutWithinIt() {
        assertThat(added(new TokenLimit(3, WORDS), "one two three four five")).isEqualTo("one two three ");
        assertThat(added(new TokenLimit(3, CHARACTERS), "a\ud83d\ude00bc")).isEqualTo("a\ud83d\ude00b");
        assertThat(added(new TokenLimit(400, NONE), "x".repeat(100_000))).hasSizeLessThan(7 * 400);
        assertThat(added(
                        new TokenLimit(400, NONE),
                        Collections.nCopies(400, "x".repeat(100)).toArray(String[]::new)))
                .hasSizeLessThan(7 * 400);
    }

    @Test
    void fewLongTokens_areNotCut() {
        TokenLimit limit = new TokenLimit(2, NONE);

        assertThat(added(limit, " Righteousness", " exalteth")).isEqualTo(" Righteousness exalteth");
        assertThat(limit.passed()).isFalse();
    }

    @Test
    void honestEnglishAnswer_isNotCut() {
        List<String> tokens = new ArrayList<>();
        TOKEN.matcher(ENGLISH.repeat(5)).results().limit(400).forEach(match -> tokens.add(match.group()));
        TokenLimit limit = new TokenLimit(400, NONE);

        assertThat(tokens).hasSize(400);
        assertThat(added(limit, tokens.toArray(String[]::new))).isEqualTo(String.join("", tokens));
        assertThat(limit.passed()).isFalse();
        assertThat(limit.tokens(true)).isEqualTo(400);
        assertThat(added(limit, ".")).isEmpty();
        assertThat(limit.passed()).isTrue();
    }

    @Test
    void serversOwnCountAboveTheLimit_keepsTheShareThatIsWithin() {
        TokenLimit limit = new TokenLimit(100, NONE);

        assertThat(limit.add("x".repeat(400), OptionalInt.of(200))).hasSize(200);
        assertThat(limit.passed()).isTrue();
    }

    @Test
    void serversOwnCountWithinTheLimit_changesNothing() {
        assertThat(new TokenLimit(100, NONE).add("x".repeat(400), OptionalInt.of(100)))
                .hasSize(400);
    }

    /** A server that counts too little must not get more through by that. */
    @Test
    void serversOwnCountBarelyAboveTheLimit_doesNotStandInForOurs() {
        assertThat(new TokenLimit(100, CHARACTERS).add("x".repeat(1000), OptionalInt.of(101)))
                .hasSize(100);
        assertThat(new TokenLimit(100, NONE).add("x".repeat(10_000), OptionalInt.of(101)))
                .hasSizeLessThan(700);
    }

    @Test
    void uncountedTokens_areThePiecesOfAStreamAndAGuessOtherwise() {
        TokenLimit limit = new TokenLimit(100, NONE);
        added(limit, "abcd", "efgh", "i");

        assertThat(limit.tokens(true)).isEqualTo(3);
        assertThat(limit.tokens(false)).isEqualTo(3);
        assertThat(TokenEstimate.of("\ud83d\ude00".repeat(8))).isEqualTo(2);
        assertThat(TokenEstimate.of("")).isZero();
    }

    @Property(tries = 500)
    void countedText_isTheLongestBeginningWithinTheLimit(
            @ForAll("pieces") List<String> pieces, @ForAll @IntRange(min = 1, max = 30) int most) {
        for (TokenCounter counter : List.of(CHARACTERS.orElseThrow(), WORDS.orElseThrow())) {
            TokenLimit limit = new TokenLimit(most, Optional.of(counter));
            String all = String.join("", pieces);

            String kept = added(limit, pieces.toArray(String[]::new));

            assertThat(counter.count(kept)).isLessThanOrEqualTo(most);
            assertThat(all).startsWith(kept);
            assertThat(limit.passed()).isEqualTo(counter.count(all) > most);
            if (limit.passed()) {
                String longer = all.substring(0, all.offsetByCodePoints(kept.length(), 1));
                // what is white space counts for nothing, but ends with its piece
                assertThat(counter.count(longer) > most || Character.isWhitespace(longer.charAt(kept.length())))
                        .isTrue();
            } else {
                assertThat(kept).isEqualTo(all);
            }
        }
    }

    @Property(tries = 500)
    void cutText_hasNoHalfCharacter(
            @ForAll("pieces") List<String> pieces,
            @ForAll @IntRange(min = 1, max = 12) int most,
            @ForAll @IntRange(max = 40) int serverCount) {
        for (Optional<TokenCounter> counter : List.of(NONE, CHARACTERS, WORDS)) {
            TokenLimit limit = new TokenLimit(most, counter);
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < pieces.size(); i++) {
                boolean last = i == pieces.size() - 1;
                kept.append(limit.add(pieces.get(i), last ? OptionalInt.of(serverCount) : OptionalInt.empty()));
            }

            assertThat(kept.codePoints()).noneMatch(TokenLimitTest::isHalf);
            assertThat(limit.tokens(true)).isLessThanOrEqualTo(most);
            assertThat(counter.map(each -> each.count(kept.toString())).orElse(0))
                    .isLessThanOrEqualTo(most);
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "a", "word", " ", " the", "\ud83d\ude00", "é", "\ud83d\ude00\ud83c\udf4e", "longer text x")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(12);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String added(TokenLimit limit, String... pieces) {
        StringBuilder kept = new StringBuilder();
        for (String piece : pieces) {
            kept.append(limit.add(piece, OptionalInt.empty()));
        }
        return kept.toString();
    }

    private static Optional<TokenCounter> counter(ToIntFunction<String> count) {
        return Optional.of(new TokenCounter() {
            @Override
            public int countPrompt(GenerationRequest request) {
                throw new AssertionError("nothing is asked here");
            }

            @Override
            public int count(String text) {
                return count.applyAsInt(text);
            }
        });
    }
}
