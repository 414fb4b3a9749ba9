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
 * Reads texts into a suffix automaton, and lays what of it can be read from a word's start on into arrays.
 *
 * <p>After each character that begins a word a symbol of its own tells it again, without its case: whoever begins with
 * that symbol begins with a word, in either case. Where words may begin in some places only, others have another symbol.
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

    /** Adds the automaton of some texts; from its root a word may begin anywhere, in either case. */
    void add(List<QuotableText> texts) {
        add(texts, 0, false);
    }

    /**
     * Adds the automaton of one text.
     *
     * @param position the place of its first character
     * @return the root from which words begin that are {@link QuotableText#isOpen}, in their own case
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

    /** Only where it stays one character: as words are compared, others are not the same in another case. */
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

    /** Numbers the states that can be reached, in the order in which they are laid. */
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
                int open = character < FOLDED ? wordStart(edge, FOLDED) : SuffixBuilder.NONE;
                if (open != SuffixBuilder.NONE) {
                    pack(character, wordStartNumber(open));
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

        /** Where the edge leads; the symbol that tells a word's beginning again is passed over. */
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

        /** The later one of two, so that from every place that is not too early something goes on. */
        private int wordStart(int edge) {
            int open = wordStart(edge, FOLDED);
            int other = wordStart(edge, NOT_OPEN);
            boolean later = open == SuffixBuilder.NONE
                    || (other != SuffixBuilder.NONE && builder.lastEnd(other) > builder.lastEnd(open));
            return later ? other : open;
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
