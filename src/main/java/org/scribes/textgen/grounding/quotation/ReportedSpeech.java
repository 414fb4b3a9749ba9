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

/** Finds words that passages only report as somebody's speech, and the sentences of the passages. */
final class ReportedSpeech {
    private static final String SENTENCE_ENDS = ".?!。？！";
    private static final int MOST_OPEN_MARKS = 8;
    private static final int LONGEST_CLAUSE = 40;
    /** The clause of words that have no speaker. */
    private static final ReportingClause NONE = new ReportingClause(0, 0, new Speaker(Speaker.Kind.UNKNOWN, Set.of()));

    private final PassageRow row;
    private final GoverningWords governing;
    private final BitSet sentenceStarts = new BitSet();
    private final ReportingClause[] clauses;

    /** The open quotation marks, with their reporting clauses. */
    private final Deque<ReportingClause> openMarks = new ArrayDeque<>();

    private int currentSentence;
    private int clauseStart;
    private boolean hasMarks;
    private ReportingClause unmarkedClause = NONE;

    /**
     * A clause that introduces speech, such as {@code he said}.
     *
     * @param from the first word of its sentence
     * @param to the first word of the speech
     */
    record ReportingClause(int from, int to, Speaker speaker) {
        boolean isReported() {
            return speaker.kind() == Speaker.Kind.REPORTED;
        }
    }

    ReportedSpeech(PassageRow row, GoverningWords governing) {
        this.row = row;
        this.governing = governing;
        this.clauses = new ReportingClause[row.size()];
        Arrays.fill(clauses, NONE);
        for (int i = 0; i < row.size(); i++) {
            read(i);
        }
        sentenceStarts.set(row.size());
    }

    /** The reporting clause of the speech that contains the word, if the passage only reports it. */
    Optional<ReportingClause> reported(int word) {
        return Optional.of(clauses[word]).filter(ReportingClause::isReported);
    }

    /** The first word of the word's sentence. */
    int sentenceStart(int word) {
        return sentenceStarts.previousSetBit(word);
    }

    /** The index after the last word of the sentence that contains the word before {@code end}. */
    int sentenceEnd(int end) {
        return sentenceStarts.nextSetBit(end);
    }

    private void read(int word) {
        if (row.word(word) == PassageRow.GAP || word == 0 || row.word(word - 1) == PassageRow.GAP) {
            openMarks.clear();
            hasMarks = false;
            beginSentence(word);
            if (row.word(word) == PassageRow.GAP) {
                return;
            }
        }
        String separator = row.separatorBefore(word);
        boolean sentenceBegun = false;
        boolean clauseEnded = false;
        for (int i = 0; i < separator.length(); i++) {
            char character = separator.charAt(i);
            if (SENTENCE_ENDS.indexOf(character) >= 0) {
                sentenceBegun = true;
            } else if (character == '”' || (character == '’' && !openMarks.isEmpty())) {
                openMarks.poll();
            } else if (character == '“' || character == '‘') {
                hasMarks = true;
                openMarks.push(
                        sentenceBegun ? openMarks.isEmpty() ? NONE : openMarks.element() : reportingClause(word));
                if (openMarks.size() > MOST_OPEN_MARKS) {
                    openMarks.removeLast();
                }
            }
            clauseEnded |= ",:;".indexOf(character) >= 0;
        }
        if (sentenceBegun) {
            beginSentence(word);
        } else if (clauseEnded) {
            boolean capital =
                    Character.isUpperCase(row.passage(word).passage().text().charAt(row.start(word)));
            if (capital && !hasMarks && !unmarkedClause.isReported()) {
                unmarkedClause = reportingClause(word);
            }
            clauseStart = word;
        }
        clauses[word] = openMarks.stream()
                .filter(ReportingClause::isReported)
                .findFirst()
                .orElse(unmarkedClause);
    }

    private void beginSentence(int word) {
        sentenceStarts.set(word);
        currentSentence = word;
        clauseStart = word;
        unmarkedClause = NONE;
    }

    /** The reporting clause that ends before {@code word}, if its verb is one of speaking. */
    private ReportingClause reportingClause(int word) {
        boolean speaks = false;
        for (int i = clauseStart; i < word; i++) {
            speaks |= governing.speechVerbs().contains(row.key(i));
        }
        if (!speaks) {
            return NONE;
        }
        List<String> clauseWords = new ArrayList<>();
        for (int i = Math.max(currentSentence, word - LONGEST_CLAUSE); i < word; i++) {
            clauseWords.add(row.key(i));
        }
        return new ReportingClause(currentSentence, word, Speaker.of(clauseWords, governing));
    }
}
