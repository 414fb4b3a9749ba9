package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Candidate alignments of a phrase with a text. Each occurrence of a rare subphrase (seed) votes for a diagonal: the
 * position at which the phrase would start if it were unchanged.
 */
final class CandidateAlignments {
    private static final int MAX_OCCURRENCES = 512;
    private static final int MAX_PLACES = 3;
    private static final int MAX_SPREAD = 32;
    /** A vote and its diagonal share a long: positions are below 2^31, votes at most 31. */
    private static final int VOTE_BITS = 8;

    private static final int VOTE = (1 << VOTE_BITS) - 1;

    private final WordIndex index;
    private final long[] votes;
    private final int spread;

    /** The diagonals of one place. They differ by insertions and deletions between seeds. */
    record Diagonals(int first, int last) {}

    CandidateAlignments(WordIndex index, int[] words, int length) {
        this.index = index;
        this.spread = Math.min(words.length / 4 + 1, MAX_SPREAD);
        this.votes = votes(words, length);
        Arrays.sort(votes);
    }

    /** The places with the most votes, best first. */
    List<Diagonals> best() {
        List<Diagonals> best = new ArrayList<>();
        while (best.size() < MAX_PLACES) {
            int most = 0;
            int sum = 0;
            int first = 0;
            Diagonals leader = new Diagonals(0, 0);
            for (int last = 0; last < votes.length; last++) {
                sum += vote(last);
                while (diagonal(last) - diagonal(first) > spread) {
                    sum -= vote(first++);
                }
                if (sum > most) {
                    most = sum;
                    leader = new Diagonals(diagonal(first), diagonal(last));
                }
            }
            if (most == 0) {
                return best;
            }
            best.add(leader);
            clearVotes(leader);
        }
        return best;
    }

    /** Clears the votes of a place, so that the next one is different. */
    private void clearVotes(Diagonals place) {
        for (int i = 0; i < votes.length; i++) {
            if (diagonal(i) >= place.first() && diagonal(i) <= place.last()) {
                votes[i] &= ~(long) VOTE;
            }
        }
    }

    private long[] votes(int[] words, int length) {
        WordIndex.Matches[] seeds = new WordIndex.Matches[words.length - length + 1];
        long[] rarest = new long[seeds.length];
        int seen = 0;
        for (int start = 0; start < seeds.length; start++) {
            WordIndex.Matches seed = new WordIndex.Matches(0, index.size());
            for (int word = 0; word < length; word++) {
                seed = index.narrow(seed, word, words[start + word]);
            }
            seeds[start] = seed;
            if (seed.count() > 0) {
                rarest[seen++] = ((long) seed.count() << Integer.SIZE) + start;
            }
        }
        Arrays.sort(rarest, 0, seen);
        long[] occurrences = new long[MAX_OCCURRENCES];
        int size = 0;
        for (int rank = 0; rank < seen && size < MAX_OCCURRENCES; rank++) {
            int start = (int) rarest[rank];
            WordIndex.Matches seed = seeds[start];
            int vote = Integer.numberOfLeadingZeros(seed.count());
            for (int match = seed.from(); match < seed.to() && size < MAX_OCCURRENCES; match++) {
                occurrences[size++] = ((long) (index.position(match) - start) << VOTE_BITS) + vote;
            }
        }
        return Arrays.copyOf(occurrences, size);
    }

    private int diagonal(int occurrence) {
        return (int) (votes[occurrence] >> VOTE_BITS);
    }

    private int vote(int occurrence) {
        return (int) votes[occurrence] & VOTE;
    }
}
