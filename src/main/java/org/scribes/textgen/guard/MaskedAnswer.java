package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Masks personal data in a streamed answer. Words are released as soon as they are complete; words that may belong to
 * an address or a number are held back until the next ones decide. The text is read by character, so the result does
 * not depend on how it is split into pieces. Not thread-safe.
 */
public final class MaskedAnswer {
    /** The maximum number of characters that are held back. */
    static final int LONGEST_HOLD = 192;

    /**
     * The number of characters kept when a run exceeds that limit: the length of the longest number, written with
     * separators.
     */
    private static final int TAIL = 96;

    private static final int MAX_RELEASED = 4 * PiiJudge.CONTEXT;

    private final boolean off;
    private final PiiJudge judge;
    private final MaskedOffsets offsets = new MaskedOffsets();
    private final Map<PiiKind, Integer> counts = new EnumMap<>(PiiKind.class);
    private final StringBuilder out = new StringBuilder();
    /** The last released text and the text that is held back. */
    private final StringBuilder text = new StringBuilder();

    private int released;
    private int wordStart;
    private int runStart;
    private boolean inRun;
    private boolean hasMark;
    private boolean inIban;
    private boolean dropping;

    /** @param off whether the text passes unchanged */
    MaskedAnswer(PiiJudge judge, boolean off) {
        this.judge = judge;
        this.off = off;
    }

    /**
     * Adds a piece of the text.
     *
     * @return the text released by it, possibly empty
     */
    public String add(String piece) {
        if (off) {
            offsets.plain(piece.codePointCount(0, piece.length()));
            return piece;
        }
        for (int i = 0; i < piece.length(); i++) {
            append(piece.charAt(i));
        }
        return drain();
    }

    /**
     * Ends the text.
     *
     * @return the remaining text
     */
    public String finish() {
        show(text.length(), inRun ? judge.judge(text, runStart, released, text.length()) : List.of());
        return drain();
    }

    /** The number of code points of the original text that were released or masked. */
    public int read() {
        return offsets.read();
    }

    /**
     * The start in the masked text of a span that starts at {@code offset} in the original. Within a mask it is the
     * start of the mask.
     */
    public int start(int offset) {
        return offsets.start(offset);
    }

    /**
     * The end in the masked text of a span that ends at {@code offset} in the original. Within a mask it is the end of
     * the mask.
     */
    public int end(int offset) {
        return offsets.end(offset);
    }

    /** The number of masked items by kind. */
    public Map<PiiKind, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Warnings for the client; empty if nothing was masked. */
    public List<String> warnings() {
        List<String> kinds = new ArrayList<>();
        counts.forEach((kind, count) -> kinds.add(kind.counted(count) + " masked"));
        return kinds.isEmpty() ? List.of() : List.of(String.join(", ", kinds));
    }

    private void append(char c) {
        boolean breaks = PiiWords.breaks(c);
        if (dropping && !breaks) {
            offsets.dropped(1);
            return;
        }
        dropping = false;
        boolean lowSurrogateOfPair = Character.isLowSurrogate(c)
                && text.length() > released
                && Character.isHighSurrogate(text.charAt(text.length() - 1));
        if (breaks && !lowSurrogateOfPair) {
            endWord(PiiWords.ends(c));
        }
        text.append(c);
        if (!inRun && PiiWords.isSign(c) && !Character.isHighSurrogate(c)) {
            show(text.length(), List.of());
            wordStart = text.length();
        }
        if (PiiWords.marks(c)) {
            hasMark = true;
            begin();
        }
        if (inRun && text.length() - released > LONGEST_HOLD) {
            cut();
        } else if (!inRun && text.length() - released > EmailFinder.LONGEST_LOCAL) {
            show(text.length() - EmailFinder.LONGEST_LOCAL, List.of());
            trim();
        }
    }

    private void begin() {
        if (!inRun) {
            inRun = true;
            runStart = released;
        }
    }

    /** Ends the word at the end of {@code text}. */
    private void endWord(boolean ends) {
        String last = text.substring(Math.max(wordStart, released)).strip();
        if (hasMark) {
            inIban |= PiiWords.beginsIban(last);
        } else if (!inRun && PiiWords.begins(last)) {
            begin();
        } else if (inRun && !last.isEmpty() && !PiiWords.joins(last, inIban)) {
            endRun(Math.max(wordStart, released));
        }
        if (inRun && ends) {
            endRun(text.length());
        }
        if (!inRun) {
            show(text.length(), List.of());
        }
        trim();
        wordStart = text.length();
        hasMark = false;
    }

    private void endRun(int to) {
        show(to, judge.judge(text, runStart, released, to));
        inRun = false;
        inIban = false;
    }

    /** Shortens a run that is longer than any number: releases what cannot belong to an unfinished item. */
    private void cut() {
        List<PiiItem> items = judge.unfinished(text, runStart, released);
        int to = wordEdge(text.length() - TAIL);
        for (PiiItem item : items) {
            if (item.start() < to && item.end() > to) {
                to = item.start() > released ? item.start() : item.end();
            }
        }
        dropping = to == text.length();
        int end = to;
        show(end, items.stream().filter(item -> item.end() <= end).toList());
        runStart = Math.max(runStart, released - TAIL);
        trim();
    }

    private int wordEdge(int before) {
        for (int at = before; at > released; at--) {
            if (PiiWords.breaks(text.charAt(at))) {
                return at;
            }
        }
        return before;
    }

    private void show(int to, List<PiiItem> items) {
        for (PiiItem item : items) {
            showPlain(item.start());
            offsets.masked(codePoints(released, item.end()), item.kind().mask().length());
            out.append(item.kind().mask());
            counts.merge(item.kind(), 1, Integer::sum);
            released = item.end();
        }
        showPlain(to);
    }

    /** Drops released text beyond the context that classifies a number. */
    private void trim() {
        if (released > MAX_RELEASED) {
            int forgotten = released - PiiJudge.CONTEXT;
            text.delete(0, forgotten);
            released -= forgotten;
            runStart = Math.max(0, runStart - forgotten);
            wordStart = Math.max(0, wordStart - forgotten);
        }
    }

    private void showPlain(int to) {
        if (to > released) {
            offsets.plain(codePoints(released, to));
            out.append(text, released, to);
            released = to;
        }
    }

    private int codePoints(int from, int to) {
        return Character.codePointCount(text, from, to);
    }

    private String drain() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }
}
