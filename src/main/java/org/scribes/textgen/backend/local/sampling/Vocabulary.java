package org.scribes.textgen.backend.local.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.scribes.textgen.domain.TokenConstraint;

/**
 * A model's tokens by the bytes that each adds to an answer. A token that adds none may stand wherever nothing binds; one
 * whose bytes nobody knows, nowhere; one that ends the answer, where the answer may end. Safe for many threads.
 */
public final class Vocabulary {
    private static final byte[] NOTHING = {};

    private final byte[][] atStart;
    private final byte[][] later;
    private final BitSet unknown;
    private final int[] ends;
    private final Words starting;
    private final Words going;

    private Vocabulary(Builder builder) {
        this.atStart = builder.atStart;
        this.later = builder.later;
        this.unknown = builder.unknown;
        this.ends = builder.ends;
        this.going = new Words(later);
        this.starting = Arrays.equals(atStart, later, Arrays::compare) ? going : new Words(atStart);
    }

    /** Collects the tokens; those that it is not told of add nothing. */
    public static final class Builder {
        private final byte[][] atStart;
        private final byte[][] later;
        private final BitSet unknown = new BitSet();
        private final int[] ends;

        /**
         * No token adds anything yet.
         *
         * @param size the length of the model's scores
         * @param endOfText the tokens that end an answer, whatever they add
         */
        public Builder(int size, Set<Integer> endOfText) {
            this.atStart = new byte[size][];
            this.later = new byte[size][];
            Arrays.fill(atStart, NOTHING);
            Arrays.fill(later, NOTHING);
            this.ends = endOfText.stream()
                    .mapToInt(Integer::intValue)
                    .filter(id -> id < size)
                    .sorted()
                    .toArray();
        }

        /**
         * The token adds bytes.
         *
         * @param first what it adds to an answer without any
         */
        public void token(int id, byte[] first, byte[] further) {
            if (Arrays.binarySearch(ends, id) < 0) {
                later[id] = further.clone();
                atStart[id] = Arrays.equals(first, further) ? later[id] : first.clone();
            }
        }

        /** The token adds something that nobody knows. */
        public void unknown(int id) {
            unknown.set(id);
        }

        public Vocabulary build() {
            for (int end : ends) {
                unknown.clear(end);
            }
            return new Vocabulary(this);
        }
    }

    /** The length of the scores. */
    public int size() {
        return later.length;
    }

    boolean isEnd(int token) {
        return Arrays.binarySearch(ends, token) >= 0;
    }

    /** The bytes that the token adds. */
    byte[] bytes(int token, boolean begun) {
        return begun ? later[token] : atStart[token];
    }

    /** Whether the token adds nothing anywhere. */
    boolean isSilent(int token) {
        return later[token].length == 0;
    }

    /**
     * The state after a token that does not end the answer, which alone is looked at: cheaper than a mask.
     *
     * @param token any number: what is no token may not follow
     * @param begun whether the answer has a token that adds bytes
     * @return {@link TokenConstraint#REFUSED} if it may not follow
     */
    long after(TokenConstraint constraint, long state, boolean begun, int token) {
        if (token < 0 || token >= size() || unknown.get(token)) {
            return TokenConstraint.REFUSED;
        }
        byte[] bytes = bytes(token, begun);
        if (bytes.length == 0) {
            return constraint.binds(state) ? TokenConstraint.REFUSED : state;
        }
        long after = state;
        for (int i = 0; i < bytes.length && after != TokenConstraint.REFUSED; i++) {
            after = constraint.next(after, bytes[i] & 0xFF);
        }
        return after;
    }

    /**
     * Which tokens may follow.
     *
     * @param begun whether the answer has a token that adds bytes
     */
    TokenMask mask(TokenConstraint constraint, long state, boolean begun) {
        Words words = begun ? going : starting;
        boolean mayEnd = constraint.mayEnd(state);
        if (constraint.binds(state)) {
            int[] allowed = words.all.allowed(constraint, state);
            return TokenMask.only(mayEnd ? joined(allowed, ends) : allowed);
        }
        int[] refused = words.binding(constraint).refused(constraint, state);
        int[] unfit = unknown.stream().toArray();
        return TokenMask.without(mayEnd ? joined(refused, unfit) : joined(refused, joined(unfit, ends)));
    }

    private static int[] joined(int[] ids, int[] more) {
        return more.length == 0
                ? ids
                : IntStream.concat(IntStream.of(ids), IntStream.of(more))
                        .sorted()
                        .toArray();
    }

    /** The tokens that add bytes, as a trie; and those of them that may bind, for each kind of constraint. */
    private static final class Words {
        private final byte[][] bytes;
        private final List<Integer> ids = new ArrayList<>();
        private final TokenTrie all;
        private final Map<BitSet, TokenTrie> binding = new ConcurrentHashMap<>();

        Words(byte[][] bytes) {
            this.bytes = bytes;
            for (int id = 0; id < bytes.length; id++) {
                if (bytes[id].length > 0) {
                    ids.add(id);
                }
            }
            this.all = TokenTrie.of(ids, bytes);
        }

        TokenTrie binding(TokenConstraint constraint) {
            BitSet key = new BitSet();
            IntStream.range(0, 256).filter(constraint::mayBind).forEach(key::set);
            return binding.computeIfAbsent(
                    key,
                    marks -> TokenTrie.of(
                            ids.stream().filter(id -> holds(marks, bytes[id])).toList(), bytes));
        }

        private static boolean holds(BitSet marks, byte[] bytes) {
            for (byte next : bytes) {
                if (marks.get(next & 0xFF)) {
                    return true;
                }
            }
            return false;
        }
    }
}
