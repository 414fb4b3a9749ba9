package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.TestingConstraints;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.store.TestingWords;

class TokenTrieTest {
    private static final String TEXT =
            "For God so loved the world… “that” he gave—his only God’s Son; the word, the world.";
    private static final String SAID = " \"“”„«»’—…. x\nThe";
    private static final TokenConstraint QUOTING =
            QuotationAutomaton.ofTexts(List.of(TEXT, "the word was God"), TestingWords.get());

    /** Byte pieces of allowed texts, some of them equal. */
    private static byte[][] tokens(Random random) {
        byte[] source = (TEXT + SAID + " \"For God \"the w").getBytes(StandardCharsets.UTF_8);
        byte[][] tokens = new byte[200][];
        for (int id = 0; id < tokens.length; id++) {
            int from = random.nextInt(source.length);
            tokens[id] = Arrays.copyOfRange(source, from, Math.min(source.length, from + 1 + random.nextInt(6)));
        }
        return tokens;
    }

    private static List<Integer> ids(byte[][] tokens) {
        return IntStream.range(0, tokens.length).boxed().toList();
    }

    @Property(tries = 50)
    void walk_anyVocabulary_matchesTokenByToken(@ForAll long seed) {
        Random random = new Random(seed);
        byte[][] tokens = tokens(random);
        TokenTrie trie = TokenTrie.of(ids(tokens), tokens);
        long state = QUOTING.start();
        for (int step = 0; step < 40; step++) {
            List<Integer> allowed = new ArrayList<>();
            List<Integer> refused = new ArrayList<>();
            for (int id = 0; id < tokens.length; id++) {
                boolean fits = TestingConstraints.after(QUOTING, state, tokens[id]) != TokenConstraint.REFUSED;
                (fits ? allowed : refused).add(id);
            }
            assertThat(trie.allowed(QUOTING, state)).containsExactly(ints(allowed));
            assertThat(trie.refused(QUOTING, state)).containsExactly(ints(refused));
            if (allowed.isEmpty()) {
                return;
            }
            state = TestingConstraints.after(QUOTING, state, tokens[allowed.get(random.nextInt(allowed.size()))]);
        }
    }

    /** An unbound mask checks only some tokens, so all must be compared. */
    @Property(tries = 50)
    void mask_anyAnswer_matchesTokenByToken(@ForAll long seed) {
        Random random = new Random(seed);
        byte[][] tokens = tokens(random);
        Vocabulary.Builder builder = new Vocabulary.Builder(tokens.length + 3, Set.of(tokens.length));
        for (int id = 0; id < tokens.length; id++) {
            builder.token(id, id % 2 == 0 ? tokens[id] : new byte[0], tokens[id]);
        }
        builder.unknown(tokens.length + 1);
        ConstrainedSequence sequence = new ConstrainedSequence(builder.build(), QUOTING);
        long state = QUOTING.start();
        boolean begun = false;
        for (int step = 0; step < 40; step++) {
            List<Integer> allowed = new ArrayList<>();
            for (int id = 0; id < tokens.length; id++) {
                byte[] bytes = begun || id % 2 == 0 ? tokens[id] : new byte[0];
                boolean fits = TestingConstraints.after(QUOTING, state, bytes) != TokenConstraint.REFUSED;
                assertThat(sequence.mask().allows(id)).isEqualTo(fits);
                if (fits) {
                    allowed.add(id);
                }
            }
            boolean free = !QUOTING.binds(state);
            assertThat(sequence.mask().allows(tokens.length)).as("the end").isEqualTo(free);
            assertThat(sequence.mask().allows(tokens.length + 1)).as("unknown").isFalse();
            assertThat(sequence.mask().allows(tokens.length + 2)).as("silent").isEqualTo(free);
            assertThat(sequence.isStuck()).isEqualTo(allowed.isEmpty() && !free);
            if (allowed.isEmpty()) {
                return;
            }
            int id = allowed.get(random.nextInt(allowed.size()));
            sequence.accept(id);
            state = TestingConstraints.after(QUOTING, state, begun || id % 2 == 0 ? tokens[id] : new byte[0]);
            begun = true;
        }
    }

    @Example
    void walk_noTokens_findsNone() {
        TokenTrie trie = TokenTrie.of(List.of(), new byte[0][]);

        assertThat(trie.allowed(QUOTING, QUOTING.start())).isEmpty();
        assertThat(trie.refused(QUOTING, QUOTING.start())).isEmpty();
    }

    private static int[] ints(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
