package org.scribes.textgen.backend.local.speculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class PromptLookupTest {
    /** Small alphabets, for repetitions, and large ones, for hash collisions. */
    @Provide
    Arbitrary<int[]> sequences() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> many = Arbitraries.integers().between(0, 150_000);
        return Arbitraries.oneOf(
                few.array(int[].class).ofMaxSize(400),
                Arbitraries.frequencyOf(Tuple.of(3, few), Tuple.of(1, many))
                        .array(int[].class)
                        .ofMaxSize(400));
    }

    private static PromptLookup after(int... tokens) {
        return new PromptLookup(tokens);
    }

    @Example
    void propose_copiedPassage_isContinued() {
        PromptLookup lookup = after(10, 11, 12, 13, 14, 15, 16, 99);

        lookup.append(11);
        assertThat(lookup.propose(4)).as("one token is no match").isEmpty();
        lookup.append(12);
        assertThat(lookup.propose(4)).containsExactly(13, 14, 15, 16);
        lookup.append(13);
        assertThat(lookup.propose(2)).containsExactly(14, 15);
    }

    @Example
    void propose_severalOccurrences_followsTheLatest() {
        assertThat(after(1, 2, 3, 50, 1, 2, 3, 60, 1, 2, 3).propose(1)).containsExactly(60);
    }

    @Example
    void propose_olderLongerMatch_isPreferred() {
        assertThat(after(1, 2, 3, 50, 9, 2, 3, 60, 1, 2, 3).propose(1)).containsExactly(50);
    }

    @Example
    void propose_repetition_continuesItself() {
        assertThat(after(7, 7, 7).propose(4)).containsExactly(7, 7, 7, 7);
        assertThat(after(5, 1, 2, 1, 2).propose(5)).containsExactly(1, 2, 1, 2, 1);
    }

    @Example
    void propose_noMatch_isEmpty() {
        assertThat(after().propose(5)).isEmpty();
        assertThat(after(1).propose(5)).isEmpty();
        assertThat(after(1, 2, 3, 4).propose(5)).isEmpty();
        assertThat(after(7, 7, 7).propose(0)).isEmpty();
    }

    @Property
    void propose_anySequence_equalsALinearSearch(
            @ForAll("sequences") int[] tokens,
            @ForAll @IntRange(max = 400) int prompt,
            @ForAll @IntRange(max = 16) int max) {
        int begun = Math.min(prompt, tokens.length);
        PromptLookup lookup = new PromptLookup(Arrays.copyOf(tokens, begun));
        for (int size = begun; size <= tokens.length; size++) {
            assertThat(lookup.propose(max)).containsExactly(expected(Arrays.copyOf(tokens, size), max));
            if (size < tokens.length) {
                lookup.append(tokens[size]);
            }
        }
    }

    private static int[] expected(int[] tokens, int max) {
        for (int n = 3; n >= 2; n--) {
            for (int end = tokens.length - 1; end >= n; end--) {
                if (Arrays.equals(tokens, end - n, end, tokens, tokens.length - n, tokens.length)) {
                    List<Integer> longer =
                            new ArrayList<>(Arrays.stream(tokens).boxed().toList());
                    for (int i = 0; i < max; i++) {
                        longer.add(longer.get(end + i));
                    }
                    return longer.subList(tokens.length, tokens.length + max).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                }
            }
        }
        return new int[0];
    }
}
