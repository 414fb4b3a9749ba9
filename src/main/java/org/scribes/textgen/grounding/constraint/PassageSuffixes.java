package org.scribes.textgen.grounding.constraint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All that can be read in some texts from a word's start on, as an automaton over characters: once over all texts, and
 * once more over each by itself, for what an ellipsis leads to in the same text. Places count characters through all texts.
 */
final class PassageSuffixes {
    /** The root over all texts, from which words begin in either case. Nothing leads to it, so it is also no state. */
    static final int ROOT = 0;

    /**
     * Some 60,000 tokens: bounds the memory, to about 0.5 KB a character while it is built, and the bits that places and
     * states need. What goes beyond is not read, so it cannot be quoted.
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

    private PassageSuffixes(SuffixCompiler compiled, BitSet leapEnds, int[] offsets, int[] roots) {
        compiled.firstEdges.add(compiled.characters.size());
        this.firstEdges = compiled.firstEdges.toArray();
        this.characters = compiled.characters.toArray();
        this.targets = compiled.targets.toArray();
        this.lastEnds = compiled.lastEnds.toArray();
        this.firstWordEnds = compiled.firstWordEnds.toArray();
        this.lastWordEnds = compiled.lastWordEnds.toArray();
        this.afterWordStart = compiled.afterWordStart;
        this.elisionStarts = leapEnds;
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
        BitSet leapEnds = new BitSet();
        for (int i = 0; i < roots.length; i++) {
            QuotableText text = read.get(i);
            roots[i] = compiler.addResumable(text, offsets[i]);
            for (int at = 0; at < text.length(); at++) {
                leapEnds.set(offsets[i] + at, text.mayStopAfter(at));
            }
        }
        return new PassageSuffixes(compiler, leapEnds, offsets, roots);
    }

    private static List<QuotableText> withinBounds(List<QuotableText> texts) {
        List<QuotableText> read = new ArrayList<>();
        int left = MOST_CHARACTERS - 1;
        for (QuotableText text : texts) {
            QuotableText shortened = text.truncatedTo(left);
            if (shortened.length() > 0) {
                read.add(shortened);
                left -= shortened.length();
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
     * @param least where that character must stand at the earliest
     */
    int next(int state, int character, int least) {
        int edge = Arrays.binarySearch(characters, firstEdges[state], firstEdges[state + 1], character);
        return edge >= 0 && lastEnds[targets[edge]] >= least ? targets[edge] : ROOT;
    }

    /** Whether {@link #next} leads anywhere with a character at least {@code from} and below {@code to}. */
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

    /** Whether a word ends with what was read, no earlier than at {@code least}. */
    boolean endsWord(int state, int least) {
        return lastWordEnds[state] >= least;
    }

    /** Where the word that was read ends: at the first place if that is not before {@code least}, else at the last. */
    int wordEnd(int state, int least) {
        return firstWordEnds[state] >= least ? firstWordEnds[state] : lastWordEnds[state];
    }

    /** Whether a word begins with the last character that was read. */
    boolean startsWord(int state) {
        return afterWordStart.get(state);
    }

    /** Whether an ellipsis may follow the word that ends at the place. */
    boolean mayElideAfter(int place) {
        return elisionStarts.get(place);
    }

    /** The root over the one text that holds the place, from which words begin that an ellipsis may lead to. */
    int rootOf(int place) {
        int found = Arrays.binarySearch(offsets, place);
        return roots[found >= 0 ? found : -found - 2];
    }

    /** Whether a word that an ellipsis may lead to begins at {@code least} or after it, in the text of the root. */
    boolean hasWordFrom(int root, int least) {
        return lastEnds[root] >= least;
    }
}
