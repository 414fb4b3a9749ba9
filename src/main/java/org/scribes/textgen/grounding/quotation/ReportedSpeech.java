package org.scribes.textgen.grounding.quotation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.grounding.passage.PassageRow;
import org.scribes.textgen.grounding.text.GoverningWords;

/** Where passages only report what somebody says, and where their sentences begin and end. */
final class ReportedSpeech {
    private static final String ENDS = ".?!。？！";
    private static final int MOST_OPEN = 8;
    private static final int LONGEST_LEAD = 40;
    /** No one to ask for. */
    private static final Saying OTHER = new Saying(0, 0, new Speaker(Speaker.Kind.UNKNOWN, Set.of()));

    private final PassageRow row;
    private final GoverningWords governing;
    private final BitSet begins = new BitSet();
    private final Saying[] clauses;

    /** The marks that are open, with what leads to them. */
    private final Deque<Saying> open = new ArrayDeque<>();

    private int sentence;
    private int fragment;
    private boolean marked;
    private Saying unmarked = OTHER;

    /**
     * What leads to somebody's words.
     *
     * @param from the first word of the sentence that it is in
     * @param to the first word of those words
     */
    record Saying(int from, int to, Speaker speaker) {
        boolean isReported() {
            return speaker.kind() == Speaker.Kind.REPORTED;
        }
    }

    ReportedSpeech(PassageRow row, GoverningWords governing) {
        this.row = row;
        this.governing = governing;
        this.clauses = new Saying[row.size()];
        Arrays.fill(clauses, OTHER);
        for (int i = 0; i < row.size(); i++) {
            read(i);
        }
        begins.set(row.size());
    }

    /** What leads to the words that the word belongs to, if the passage only reports them. */
    Optional<Saying> reported(int word) {
        return Optional.of(clauses[word]).filter(Saying::isReported);
    }

    /** The first word of the word's sentence. */
    int sentenceStart(int word) {
        return begins.previousSetBit(word);
    }

    /** The index after the last word of the sentence that the word before {@code end} is in. */
    int sentenceEnd(int end) {
        return begins.nextSetBit(end);
    }

    private void read(int word) {
        if (row.word(word) == PassageRow.GAP || word == 0 || row.word(word - 1) == PassageRow.GAP) {
            open.clear();
            marked = false;
            begin(word);
            if (row.word(word) == PassageRow.GAP) {
                return;
            }
        }
        String gap = row.separatorBefore(word);
        boolean begun = false;
        boolean parted = false;
        for (int i = 0; i < gap.length(); i++) {
            char sign = gap.charAt(i);
            if (ENDS.indexOf(sign) >= 0) {
                begun = true;
            } else if (sign == '”' || (sign == '’' && !open.isEmpty())) {
                open.poll();
            } else if (sign == '“' || sign == '‘') {
                marked = true;
                open.push(begun ? open.isEmpty() ? OTHER : open.element() : reportingClause(word));
                if (open.size() > MOST_OPEN) {
                    open.removeLast();
                }
            }
            parted |= ",:;".indexOf(sign) >= 0;
        }
        if (begun) {
            begin(word);
        } else if (parted) {
            boolean capital =
                    Character.isUpperCase(row.passage(word).passage().text().charAt(row.start(word)));
            if (capital && !marked && !unmarked.isReported()) {
                unmarked = reportingClause(word);
            }
            fragment = word;
        }
        clauses[word] = open.stream().filter(Saying::isReported).findFirst().orElse(unmarked);
    }

    private void begin(int word) {
        begins.set(word);
        sentence = word;
        fragment = word;
        unmarked = OTHER;
    }

    /** What leads to {@code word}, if that ends with somebody's saying something. */
    private Saying reportingClause(int word) {
        boolean says = false;
        for (int i = fragment; i < word; i++) {
            says |= governing.speechVerbs().contains(row.key(i));
        }
        if (!says) {
            return OTHER;
        }
        List<String> lead = new ArrayList<>();
        for (int i = Math.max(sentence, word - LONGEST_LEAD); i < word; i++) {
            lead.add(row.key(i));
        }
        return new Saying(sentence, word, Speaker.of(lead, governing));
    }
}
