package org.scribes.textgen.grounding.constraint;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scribes.textgen.grounding.text.IntList;

/**
 * Builds suffix automata of texts and writes the part that is reachable from a word's start into arrays.
 *
 * <p>Each character that begins a word is followed by an extra symbol, the character without case. Reading from that
 * symbol reads from a word's start, in either case. Words that may not follow an ellipsis have another symbol.
 */
final class SuffixCompiler {
    private static final int FOLDED = Character.MAX_CODE_POINT + 1;
    private static final int NOT_OPEN = 2 * FOLDED;
    private static final int BETWEEN_TEXTS = 3 * FOLDED;

    final IntList firstEdges = new IntList();
    final IntList characters = new IntList();
    final IntList targets = new IntList();
    final IntList lastEnds = new IntList();
    final IntList firstWordEnds = new IntList();
    final IntList lastWordEnds = new IntList();
    final BitSet afterWordStart = new BitSet();

    private final Map<Integer, Set<Integer>> wordStarts = new TreeMap<>();

    /** Adds the automaton of texts; from its root any word may begin, in either case. */
    void add(List<QuotableText> texts) {
        add(texts, 0, false);
    }

    /**
     * Adds the automaton of one text.
     *
     * @param position the position of its first character
     * @return the root from which the words begin that satisfy {@link QuotableText#mayResumeAt}, in their own case
     */
    int addResumable(QuotableText text, int position) {
        return add(List.of(text), position, true) + 1;
    }

    private int add(List<QuotableText> texts, int position, boolean openOnly) {
        int symbols = texts.stream().mapToInt(SuffixCompiler::symbols).sum();
        SuffixBuilder builder = new SuffixBuilder(symbols);
        int place = position;
        for (int i = 0; i < texts.size(); i++) {
            place = read(texts.get(i), place, openOnly, builder);
            builder.add(BETWEEN_TEXTS + i, place);
        }
        builder.propagateEnds();
        return write(builder);
    }

    private static int symbols(QuotableText text) {
        return text.length() + text.wordCount() + 1;
    }

    private int read(QuotableText text, int position, boolean openOnly, SuffixBuilder builder) {
        for (int i = 0; i < text.length(); i++) {
            int character = text.character(i);
            builder.add(character, position + i);
            if (text.startsWord(i)) {
                int folded = folded(character);
                builder.add((openOnly && !text.mayResumeAt(i) ? NOT_OPEN : FOLDED) + folded, position + i);
                wordStarts.computeIfAbsent(folded, SuffixCompiler::cases).add(character);
            }
            if (text.endsWord(i)) {
                builder.endWord();
            }
        }
        return position + text.length();
    }

    /** Folds case only if the result is one character, as the comparison of words does. */
    private static int folded(int character) {
        int lower = Character.toLowerCase(character);
        boolean plain = character < 0x80
                || Character.toString(character).toLowerCase(Locale.ROOT).equals(Character.toString(lower));
        return plain ? lower : character;
    }

    private static Set<Integer> cases(int folded) {
        Set<Integer> cases = new TreeSet<>();
        Stream.of(folded, Character.toUpperCase(folded), Character.toTitleCase(folded))
                .filter(other -> folded(other) == folded)
                .forEach(cases::add);
        return cases;
    }

    private int write(SuffixBuilder builder) {
        return new Layout(builder, lastEnds.size()).run();
    }

    /** Numbers the reachable states in the order in which they are written. */
    private final class Layout {
        private final SuffixBuilder builder;
        private final SymbolEdges edges;
        private final int root;
        private final int[] numbers;
        private final IntList reached = new IntList();
        private long[] packed = new long[64];
        private int last = SuffixBuilder.NONE;
        private int count;

        Layout(SuffixBuilder builder, int root) {
            this.builder = builder;
            this.edges = builder.edges();
            this.root = root;
            this.numbers = new int[builder.size()];
            reached.add(SuffixBuilder.ROOT);
        }

        int run() {
            startInEitherCase();
            writeRoot();
            startInOwnCase();
            writeRoot();
            for (int i = 1; i < reached.size(); i++) {
                int state = reached.get(i);
                lastEnds.add(builder.lastEnd(state));
                firstWordEnds.add(builder.firstWordEnd(state));
                lastWordEnds.add(builder.lastWordEnd(state));
                for (int edge = edges.first(state); edge != SymbolEdges.NONE; edge = edges.after(edge)) {
                    if (edges.symbol(edge) < FOLDED) {
                        pack(edges.symbol(edge), number(edge));
                    }
                }
                writeEdges();
            }
            return root;
        }

        private void startInEitherCase() {
            wordStarts.forEach((folded, cases) -> {
                int target = builder.target(SuffixBuilder.ROOT, FOLDED + folded);
                if (target != SuffixBuilder.NONE) {
                    last = Math.max(last, builder.lastEnd(target));
                    cases.forEach(character -> pack(character, numberOf(target)));
                }
            });
        }

        private void startInOwnCase() {
            for (int edge = edges.first(SuffixBuilder.ROOT); edge != SymbolEdges.NONE; edge = edges.after(edge)) {
                int character = edges.symbol(edge);
                int resumable = character < FOLDED ? wordStart(edge, FOLDED) : SuffixBuilder.NONE;
                if (resumable != SuffixBuilder.NONE) {
                    pack(character, wordStartNumber(resumable));
                }
            }
        }

        private void writeRoot() {
            lastEnds.add(last);
            firstWordEnds.add(SuffixBuilder.NOWHERE);
            lastWordEnds.add(SuffixBuilder.NONE);
            writeEdges();
        }

        private void pack(int character, int target) {
            if (count == packed.length) {
                packed = Arrays.copyOf(packed, 2 * count);
            }
            packed[count++] = ((long) character << Integer.SIZE) | target;
        }

        private void writeEdges() {
            firstEdges.add(characters.size());
            Arrays.sort(packed, 0, count);
            for (int i = 0; i < count; i++) {
                characters.add((int) (packed[i] >>> Integer.SIZE));
                targets.add((int) packed[i]);
            }
            count = 0;
        }

        /** The state after the edge, past the extra symbol of a word's start. */
        private int number(int edge) {
            int again = wordStart(edge);
            if (again == SuffixBuilder.NONE) {
                return numberOf(edges.target(edge));
            }
            return wordStartNumber(again);
        }

        private int wordStartNumber(int state) {
            int number = numberOf(state);
            afterWordStart.set(number);
            return number;
        }

        /** The word start with the later last position, so that every position early enough has a continuation. */
        private int wordStart(int edge) {
            int resumable = wordStart(edge, FOLDED);
            int other = wordStart(edge, NOT_OPEN);
            boolean later = resumable == SuffixBuilder.NONE
                    || (other != SuffixBuilder.NONE && builder.lastEnd(other) > builder.lastEnd(resumable));
            return later ? other : resumable;
        }

        private int wordStart(int edge, int kind) {
            return builder.target(edges.target(edge), kind + folded(edges.symbol(edge)));
        }

        private int numberOf(int state) {
            if (numbers[state] == 0) {
                reached.add(state);
                numbers[state] = root + reached.size();
            }
            return numbers[state];
        }
    }
}
