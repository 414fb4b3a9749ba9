package org.scribes.textgen.grounding.constraint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An automaton over the characters of texts that reads any substring from a word's start on. One root covers all texts.
 * A further root for each text covers what may follow an ellipsis there. Positions count characters across all texts.
 */
final class PassageSuffixes {
    /**
     * The root over all texts, from which words begin in either case. No edge leads to it, so it also stands for no
     * state.
     */
    static final int ROOT = 0;

    /**
     * The most characters read, some 60,000 tokens. Bounds the memory, about 0.5 KB a character while building, and the
     * bits of positions and states. Text beyond it cannot be quoted.
     */
    static final int MOST_CHARACTERS = 1 << 18;

    private final int[] firstEdges;
    private final int[] characters;
    private final int[] targets;
    private final int[] lastEnds;
    private final int[] firstWordEnds;
    private final int[] lastWordEnds;
    private final BitSet afterWordStart;
    private final BitSet elisionStarts;
    private final int[] offsets;
    private final int[] roots;

    private PassageSuffixes(SuffixCompiler compiled, BitSet elisionStarts, int[] offsets, int[] roots) {
        compiled.firstEdges.add(compiled.characters.size());
        this.firstEdges = compiled.firstEdges.toArray();
        this.characters = compiled.characters.toArray();
        this.targets = compiled.targets.toArray();
        this.lastEnds = compiled.lastEnds.toArray();
        this.firstWordEnds = compiled.firstWordEnds.toArray();
        this.lastWordEnds = compiled.lastWordEnds.toArray();
        this.afterWordStart = compiled.afterWordStart;
        this.elisionStarts = elisionStarts;
        this.offsets = offsets;
        this.roots = roots;
    }

    static PassageSuffixes of(List<QuotableText> texts) {
        List<QuotableText> read = withinBounds(texts);
        int[] offsets = new int[read.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + read.get(i - 1).length();
        }
        SuffixCompiler compiler = new SuffixCompiler();
        compiler.add(read);
        int[] roots = new int[read.size()];
        BitSet elisionStarts = new BitSet();
        for (int i = 0; i < roots.length; i++) {
            QuotableText text = read.get(i);
            roots[i] = compiler.addResumable(text, offsets[i]);
            for (int at = 0; at < text.length(); at++) {
                elisionStarts.set(offsets[i] + at, text.mayStopAfter(at));
            }
        }
        return new PassageSuffixes(compiler, elisionStarts, offsets, roots);
    }

    private static List<QuotableText> withinBounds(List<QuotableText> texts) {
        List<QuotableText> read = new ArrayList<>();
        int remaining = MOST_CHARACTERS - 1;
        for (QuotableText text : texts) {
            QuotableText shortened = text.truncatedTo(remaining);
            if (shortened.length() > 0) {
                read.add(shortened);
                remaining -= shortened.length();
            }
        }
        return read;
    }

    boolean isEmpty() {
        return offsets.length == 0;
    }

    /**
     * The state after one more character; {@link #ROOT} if there is none.
     *
     * @param least the least position of that character
     */
    int next(int state, int character, int least) {
        int edge = Arrays.binarySearch(characters, firstEdges[state], firstEdges[state + 1], character);
        return edge >= 0 && lastEnds[targets[edge]] >= least ? targets[edge] : ROOT;
    }

    /** Whether {@link #next} has a state for a character from {@code from} to below {@code to}. */
    boolean hasNext(int state, int from, int to, int least) {
        int found = Arrays.binarySearch(characters, firstEdges[state], firstEdges[state + 1], from);
        for (int edge = found >= 0 ? found : -found - 1; edge < firstEdges[state + 1]; edge++) {
            if (characters[edge] >= to) {
                return false;
            } else if (lastEnds[targets[edge]] >= least) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word ends with the characters read, at {@code least} or later. */
    boolean endsWord(int state, int least) {
        return lastWordEnds[state] >= least;
    }

    /** The position where the word ends: the first one if it is at least {@code least}, else the last one. */
    int wordEnd(int state, int least) {
        return firstWordEnds[state] >= least ? firstWordEnds[state] : lastWordEnds[state];
    }

    /** Whether the last character read begins a word. */
    boolean startsWord(int state) {
        return afterWordStart.get(state);
    }

    /** Whether an ellipsis may follow the word that ends at the position. */
    boolean mayElideAfter(int place) {
        return elisionStarts.get(place);
    }

    /** The root over the text that contains the position, from which the words begin that may follow an ellipsis. */
    int rootOf(int place) {
        int found = Arrays.binarySearch(offsets, place);
        return roots[found >= 0 ? found : -found - 2];
    }

    /** Whether a word that may follow an ellipsis begins at {@code least} or later in the root's text. */
    boolean hasWordFrom(int root, int least) {
        return lastEnds[root] >= least;
    }
}
