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
 * The bytes that each of a model's tokens adds to an answer. A token without bytes is allowed wherever the constraint
 * does not bind. A token with unknown bytes is never allowed. A token that ends the answer is allowed where the answer
 * may end. Thread-safe.
 */
public final class Vocabulary {
    private static final byte[] NOTHING = {};

    private final byte[][] atStart;
    private final byte[][] later;
    private final BitSet unknownTokens;
    private final int[] endOfText;
    private final Words startWords;
    private final Words laterWords;

    private Vocabulary(Builder builder) {
        this.atStart = builder.atStart;
        this.later = builder.later;
        this.unknownTokens = builder.unknown;
        this.endOfText = builder.ends;
        this.laterWords = new Words(later);
        this.startWords = Arrays.equals(atStart, later, Arrays::compare) ? laterWords : new Words(atStart);
    }

    /** Collects tokens. Tokens that are not added have no bytes. */
    public static final class Builder {
        private final byte[][] atStart;
        private final byte[][] later;
        private final BitSet unknown = new BitSet();
        private final int[] ends;

        /**
         * Starts with tokens that add no bytes.
         *
         * @param size the length of the logits
         * @param endOfText the tokens that end an answer, whatever bytes they add
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
         * Adds a token with known bytes.
         *
         * @param first the bytes that it adds at the start of an answer
         * @param further the bytes that it adds later
         */
        public void token(int id, byte[] first, byte[] further) {
            if (Arrays.binarySearch(ends, id) < 0) {
                later[id] = further.clone();
                atStart[id] = Arrays.equals(first, further) ? later[id] : first.clone();
            }
        }

        /** Adds a token with unknown bytes. */
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

    /** The length of the logits. */
    public int size() {
        return later.length;
    }

    boolean isEnd(int token) {
        return Arrays.binarySearch(endOfText, token) >= 0;
    }

    /** The bytes that the token adds. */
    byte[] bytes(int token, boolean begun) {
        return begun ? later[token] : atStart[token];
    }

    /**
     * The bytes that the token adds, 0 to 255 each; none if they are not known.
     *
     * @param begun whether the text has a token with bytes before it
     */
    public List<Integer> unsignedBytes(int token, boolean begun) {
        byte[] bytes = bytes(token, begun);
        return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList();
    }

    /** Whether the token never adds bytes. */
    boolean isSilent(int token) {
        return later[token].length == 0;
    }

    /**
     * The constraint's state after a single token that does not end the answer. Cheaper than a mask.
     *
     * @param token may be out of range, and is then not allowed
     * @param begun whether the answer has a token with bytes
     * @return {@link TokenConstraint#REFUSED} if the token may not follow
     */
    long after(TokenConstraint constraint, long state, boolean begun, int token) {
        if (token < 0 || token >= size() || unknownTokens.get(token)) {
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
     * The tokens that may follow.
     *
     * @param begun whether the answer has a token with bytes
     */
    TokenMask mask(TokenConstraint constraint, long state, boolean begun) {
        Words words = begun ? laterWords : startWords;
        boolean mayEnd = constraint.mayEnd(state);
        if (constraint.binds(state)) {
            int[] allowed = words.all.allowed(constraint, state);
            return TokenMask.only(mayEnd ? joined(allowed, endOfText) : allowed);
        }
        int[] refused = words.binding(constraint).refused(constraint, state);
        int[] unknown = unknownTokens.stream().toArray();
        return TokenMask.without(mayEnd ? joined(refused, unknown) : joined(refused, joined(unknown, endOfText)));
    }

    private static int[] joined(int[] ids, int[] more) {
        return more.length == 0
                ? ids
                : IntStream.concat(IntStream.of(ids), IntStream.of(more))
                        .sorted()
                        .toArray();
    }

    /** A trie of the tokens with bytes, and for each kind of constraint a trie of the tokens that may bind it. */
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
