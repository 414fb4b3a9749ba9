package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases of some words that stand in a text, the rarest ones. Each sighting votes for its diagonal: the position where
 * the words would begin if they stood there unchanged.
 */
final class CandidateAlignments {
    private static final int MOST_SIGHTINGS = 512;
    private static final int MOST_PLACES = 3;
    private static final int MOST_SPREAD = 32;
    /** Votes share a long with their diagonal: the text has less than 2^31 words, a vote at most 31. */
    private static final int VOTE_BITS = 8;

    private static final int VOTE = (1 << VOTE_BITS) - 1;

    private final WordIndex index;
    private final long[] votes;
    private final int spread;

    /** Diagonals of one place: what was added or left out between sightings makes them differ. */
    record Diagonals(int first, int last) {}

    CandidateAlignments(WordIndex index, int[] words, int length) {
        this.index = index;
        this.spread = Math.min(words.length / 4 + 1, MOST_SPREAD);
        this.votes = votes(words, length);
        Arrays.sort(votes);
    }

    /** The places that most seeds vote for, the best first. */
    List<Diagonals> best() {
        List<Diagonals> best = new ArrayList<>();
        while (best.size() < MOST_PLACES) {
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
            silence(leader);
        }
        return best;
    }

    /** So that the next place is another one. */
    private void silence(Diagonals place) {
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
        long[] sightings = new long[MOST_SIGHTINGS];
        int size = 0;
        for (int rank = 0; rank < seen && size < MOST_SIGHTINGS; rank++) {
            int start = (int) rarest[rank];
            WordIndex.Matches seed = seeds[start];
            int vote = Integer.numberOfLeadingZeros(seed.count());
            for (int match = seed.from(); match < seed.to() && size < MOST_SIGHTINGS; match++) {
                sightings[size++] = ((long) (index.position(match) - start) << VOTE_BITS) + vote;
            }
        }
        return Arrays.copyOf(sightings, size);
    }

    private int diagonal(int sighting) {
        return (int) (votes[sighting] >> VOTE_BITS);
    }

    private int vote(int sighting) {
        return (int) votes[sighting] & VOTE;
    }
}
