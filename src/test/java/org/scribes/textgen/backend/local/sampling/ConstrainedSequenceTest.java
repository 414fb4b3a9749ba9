package org.scribes.textgen.backend.local.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.grounding.constraint.QuotationAutomaton;
import org.scribes.textgen.grounding.store.TestingWords;

/** Compares {@link ConstrainedSequence#allowedPrefix} with accepting the tokens one by one. */
class ConstrainedSequenceTest {
    private static final String TEXT = "For God so loved the world that he gave his only Son.";
    private static final String SAID = "He said “For God so” and \"loved the\" x “that he gave”. ";
    private static final TokenConstraint QUOTING = QuotationAutomaton.ofTexts(List.of(TEXT), TestingWords.get());
    private static final int WORDS = 150;
    private static final int END = WORDS;
    private static final int UNKNOWN = WORDS + 1;
    private static final int SILENT = WORDS + 2;

    /** Pieces of allowed texts. Some add nothing at the start of an answer. */
    private static Vocabulary vocabulary(Random random) {
        Vocabulary.Builder vocabulary = new Vocabulary.Builder(WORDS + 3, Set.of(END));
        byte[] source = (SAID + TEXT).getBytes(StandardCharsets.UTF_8);
        for (int id = 0; id < WORDS; id++) {
            int from = random.nextInt(source.length);
            byte[] bytes = Arrays.copyOfRange(source, from, Math.min(source.length, from + 1 + random.nextInt(4)));
            vocabulary.token(id, id % 3 == 0 ? new byte[0] : bytes, bytes);
        }
        vocabulary.unknown(UNKNOWN);
        return vocabulary.build();
    }

    /** Mostly allowed tokens, so that proposals are long. */
    private static int[] proposal(Random random, Vocabulary vocabulary, List<Integer> begun) {
        ConstrainedSequence sequence = after(vocabulary, begun);
        int[] proposal = new int[12];
        for (int i = 0; i < proposal.length; i++) {
            int token = random.nextInt(WORDS + 3);
            for (int attempt = 0; attempt < 300 && !sequence.mask().allows(token); attempt++) {
                token = random.nextInt(10) == 0 ? SILENT : random.nextInt(WORDS);
            }
            proposal[i] = random.nextInt(40) == 0 ? random.nextInt(WORDS + 3) : token;
            if (sequence.mask().allows(proposal[i])) {
                sequence.accept(proposal[i]);
            }
        }
        return proposal;
    }

    private static ConstrainedSequence after(Vocabulary vocabulary, List<Integer> tokens) {
        ConstrainedSequence sequence = new ConstrainedSequence(vocabulary, QUOTING);
        tokens.forEach(sequence::accept);
        return sequence;
    }

    private static int oneByOne(ConstrainedSequence sequence, int[] proposal) {
        for (int i = 0; i < proposal.length; i++) {
            if (proposal[i] == END || !sequence.mask().allows(proposal[i])) {
                return i;
            }
            sequence.accept(proposal[i]);
        }
        return proposal.length;
    }

    @Property(tries = 300)
    void allowedPrefix_anyProposal_equalsAcceptingOneByOne(@ForAll long seed) {
        Random random = new Random(seed);
        Vocabulary vocabulary = vocabulary(random);
        List<Integer> begun = new ArrayList<>();
        for (int step = 0; step < 15; step++) {
            ConstrainedSequence sequence = after(vocabulary, begun);
            int[] proposal = proposal(random, vocabulary, begun);

            int allowed = sequence.allowedPrefix(proposal);

            assertThat(sequence.allowedPrefix(proposal)).as("changes nothing").isEqualTo(allowed);
            assertThat(oneByOne(sequence, proposal)).isEqualTo(allowed);
            if (allowed == 0) {
                return;
            }
            begun.add(proposal[0]);
        }
    }

    @Example
    void allowedPrefix_endOfText_endsTheProposal() {
        Vocabulary vocabulary = letters();
        Sampler sampler = sampler(vocabulary);

        assertThat(sampler.allowedPrefix(new int[] {1, 2, 4, 1})).isEqualTo(2);
        assertThat(sampler.allowedPrefix(new int[] {4})).isZero();
        assertThat(sampler.allowedPrefix(new int[0])).isZero();
    }

    @Example
    void allowedPrefix_invalidToken_isRejected() {
        assertThat(sampler(letters()).allowedPrefix(new int[] {1, -1})).isEqualTo(1);
        assertThat(sampler(letters()).allowedPrefix(new int[] {5, 1})).isZero();
    }

    @Example
    void allowedPrefix_noConstraint_isAll() {
        Sampler sampler = Sampler.of(greedy(), new int[0]);

        assertThat(sampler.allowedPrefix(new int[] {1, 4, 99})).isEqualTo(3);
    }

    /** "a" to "d" with ids 0 to 3; id 4 ends the answer. */
    private static Vocabulary letters() {
        Vocabulary.Builder vocabulary = new Vocabulary.Builder(5, Set.of(4));
        for (int id = 0; id < 4; id++) {
            byte[] letter = {(byte) ('a' + id)};
            vocabulary.token(id, letter, letter);
        }
        return vocabulary.build();
    }

    private static Sampler sampler(Vocabulary vocabulary) {
        return Sampler.of(greedy(), new int[0], new ConstrainedSequence(vocabulary, QUOTING));
    }

    private static SamplingParameters greedy() {
        return new SamplingParameters(0, 1, 0, 1, false, OptionalLong.empty());
    }
}
