package org.scribes.textgen.guard;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.SentenceBreaks;

/**
 * The positions at which the start of a prompt may be cut: before each passage and after the last one; elsewhere before
 * sentences and lines. The question stays: the text after a {@code Question:} label, else the last sentence.
 */
final class TruncationPoints {
    private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.CASE_INSENSITIVE;
    /** Passages as the answer check finds them: {@code [2] John 3:16: …}, or after {@code Source: …}. */
    private static final Pattern PASSAGE = Pattern.compile("^[ \\t]*+(?:\\[\\d{1,6}]|Source[ \\t]*+:)", FLAGS);

    private static final Pattern EMPTY_LINE_OR_LABEL =
            Pattern.compile("^[ \\t]*+\\n|^[ \\t]*+(?=(?:Question|Answer)[ \\t]*+:)", FLAGS);
    private static final Pattern QUESTION = Pattern.compile("^[ \\t]*+(?=Question[ \\t]*+:)", FLAGS);
    private static final Pattern ANSWER = Pattern.compile("\\s*+Answer[ \\t]*+:\\s*+", FLAGS);

    /** The maximum length of a template's trailing label, for example {@code <|assistant|>}. */
    private static final int LONGEST_LABEL = 100;

    private final String text;
    private final BitSet sentences;

    private TruncationPoints(String text) {
        this.text = text;
        this.sentences = sentences(text);
    }

    /**
     * The cut positions of {@code text} in order, without 0; the last one is the start of the question.
     *
     * @param raw whether the last lines may belong to a chat template
     */
    static int[] of(String text, boolean raw) {
        TruncationPoints edges = new TruncationPoints(text);
        return edges.upTo(edges.question(raw)).stream().toArray();
    }

    /** The starts of sentences and lines, at characters that are not white space. */
    private static BitSet sentences(String text) {
        BitSet breaks = new BitSet();
        breaks.set(0);
        Arrays.stream(SentenceBreaks.of(text)).forEach(breaks::set);
        BitSet begins = new BitSet();
        int word = -1;
        for (int at = text.length() - 1; at >= 0; at--) {
            word = Character.isWhitespace(text.charAt(at)) ? word : at;
            if (word >= 0 && (breaks.get(at) || (at > 0 && text.charAt(at - 1) == '\n'))) {
                begins.set(word);
            }
        }
        return begins;
    }

    private int question(boolean raw) {
        int label = -1;
        Matcher labels = QUESTION.matcher(text);
        while (labels.find()) {
            label = labels.end();
        }
        return label >= 0 ? label : lastSentence(raw);
    }

    private int lastSentence(boolean raw) {
        int end = text.stripTrailing().length();
        int line = text.lastIndexOf('\n', end - 1) + 1;
        if (ANSWER.matcher(text.substring(line, end)).matches()) {
            end = line;
        }
        int begin = sentences.previousSetBit(end - 1);
        while (raw
                && begin > 0
                && end - begin < LONGEST_LABEL
                && isOneWord(text.substring(begin, end).strip())) {
            begin = sentences.previousSetBit(begin - 1);
        }
        return Math.max(0, begin);
    }

    private static boolean isOneWord(String sentence) {
        return sentence.chars().noneMatch(Character::isWhitespace);
    }

    private BitSet upTo(int question) {
        BitSet edges = new BitSet();
        Matcher passages = PASSAGE.matcher(text);
        int passage = -1;
        while (passages.find() && passages.start() < question) {
            int begin = sentences.nextSetBit(passages.start());
            if (begin >= 0 && begin <= question) {
                passage = begin;
                edges.set(begin);
            }
        }
        int rest = passage < 0 ? 0 : endOfPassage(passage, question);
        for (int at = sentences.nextSetBit(rest); at >= 0 && at <= question; at = sentences.nextSetBit(at + 1)) {
            edges.set(at);
        }
        edges.set(question);
        edges.clear(0);
        return edges;
    }

    private int endOfPassage(int passage, int question) {
        Matcher end = EMPTY_LINE_OR_LABEL.matcher(text);
        return end.find(passage) ? Math.min(end.end(), question) : question;
    }
}
