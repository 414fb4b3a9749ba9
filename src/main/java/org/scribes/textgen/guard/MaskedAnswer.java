package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One answer on its way to its reader, with its addresses and numbers of people masked. Words go through as soon as they
 * are complete; those that may belong to an address or a number wait for what comes after them. The text is read character
 * by character, so what comes out does not depend on the pieces in which it comes in. For one thread.
 */
public final class MaskedAnswer {
    /** Nothing is held back longer than this. */
    static final int LONGEST_HOLD = 192;

    /** Kept of what has waited too long: as much as the longest number takes, written wide. */
    private static final int TAIL = 96;

    private static final int KEPT = 4 * PiiJudge.CONTEXT;

    private final boolean off;
    private final PiiJudge judge;
    private final MaskedOffsets offsets = new MaskedOffsets();
    private final Map<PiiKind, Integer> counts = new EnumMap<>(PiiKind.class);
    private final StringBuilder out = new StringBuilder();
    /** The last of what was let through, and what waits. */
    private final StringBuilder text = new StringBuilder();

    private int shown;
    private int word;
    private int run;
    private boolean running;
    private boolean marked;
    private boolean inIban;
    private boolean dropping;

    /** @param off whether the text goes through as it is */
    MaskedAnswer(PiiJudge judge, boolean off) {
        this.judge = judge;
        this.off = off;
    }

    /** Takes the next piece of the text, and gives what may be shown by now; perhaps nothing. */
    public String add(String piece) {
        if (off) {
            offsets.plain(piece.codePointCount(0, piece.length()));
            return piece;
        }
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i));
        }
        return released();
    }

    /** Gives what waits: the text has ended. */
    public String finish() {
        show(text.length(), running ? judge.judge(text, run, shown, text.length()) : List.of());
        return released();
    }

    /** How many code points of the text were let through or masked. */
    public int read() {
        return offsets.read();
    }

    /** Where what begins at a code point of the text begins in what is shown: within a mask, at its beginning. */
    public int start(int offset) {
        return offsets.start(offset);
    }

    /** Where what ends at a code point of the text ends in what is shown: within a mask, at its end. */
    public int end(int offset) {
        return offsets.end(offset);
    }

    /** How many of each kind are masked, those above zero. */
    public Map<PiiKind, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** What is told of it, if anything was masked. */
    public List<String> warnings() {
        List<String> kinds = new ArrayList<>();
        counts.forEach((kind, count) -> kinds.add(kind.counted(count) + " masked"));
        return kinds.isEmpty() ? List.of() : List.of(String.join(", ", kinds));
    }

    private void take(char c) {
        boolean breaks = PiiWords.breaks(c);
        if (dropping && !breaks) {
            offsets.dropped(1);
            return;
        }
        dropping = false;
        boolean secondHalf = Character.isLowSurrogate(c)
                && text.length() > shown
                && Character.isHighSurrogate(text.charAt(text.length() - 1));
        if (breaks && !secondHalf) {
            endWord(PiiWords.ends(c));
        }
        text.append(c);
        if (!running && PiiWords.isSign(c) && !Character.isHighSurrogate(c)) {
            show(text.length(), List.of());
            word = text.length();
        }
        if (PiiWords.marks(c)) {
            marked = true;
            begin();
        }
        if (running && text.length() - shown > LONGEST_HOLD) {
            cut();
        } else if (!running && text.length() - shown > EmailFinder.LONGEST_LOCAL) {
            show(text.length() - EmailFinder.LONGEST_LOCAL, List.of());
            forget();
        }
    }

    private void begin() {
        if (!running) {
            running = true;
            run = shown;
        }
    }

    /** What stands at the end of {@code text} is a whole word, or nothing but what breaks words. */
    private void endWord(boolean ends) {
        String last = text.substring(Math.max(word, shown)).strip();
        if (marked) {
            inIban |= PiiWords.beginsIban(last);
        } else if (!running && PiiWords.begins(last)) {
            begin();
        } else if (running && !last.isEmpty() && !PiiWords.joins(last, inIban)) {
            endRun(Math.max(word, shown));
        }
        if (running && ends) {
            endRun(text.length());
        }
        if (!running) {
            show(text.length(), List.of());
        }
        forget();
        word = text.length();
        marked = false;
    }

    private void endRun(int to) {
        show(to, judge.judge(text, run, shown, to));
        running = false;
        inIban = false;
    }

    /** A run that is longer than any number: what cannot be of one that goes on is let through. */
    private void cut() {
        List<PiiItem> items = judge.unfinished(text, run, shown);
        int to = wordEdge(text.length() - TAIL);
        for (PiiItem item : items) {
            if (item.start() < to && item.end() > to) {
                to = item.start() > shown ? item.start() : item.end();
            }
        }
        dropping = to == text.length();
        int end = to;
        show(end, items.stream().filter(item -> item.end() <= end).toList());
        run = Math.max(run, shown - TAIL);
        forget();
    }

    private int wordEdge(int before) {
        for (int at = before; at > shown; at--) {
            if (PiiWords.breaks(text.charAt(at))) {
                return at;
            }
        }
        return before;
    }

    private void show(int to, List<PiiItem> items) {
        for (PiiItem item : items) {
            showPlain(item.start());
            offsets.masked(codePoints(shown, item.end()), item.kind().mask().length());
            out.append(item.kind().mask());
            counts.merge(item.kind(), 1, Integer::sum);
            shown = item.end();
        }
        showPlain(to);
    }

    /** Of what was let through, only so much counts as tells what a number is. */
    private void forget() {
        if (shown > KEPT) {
            int forgotten = shown - PiiJudge.CONTEXT;
            text.delete(0, forgotten);
            shown -= forgotten;
            run = Math.max(0, run - forgotten);
            word = Math.max(0, word - forgotten);
        }
    }

    private void showPlain(int to) {
        if (to > shown) {
            offsets.plain(codePoints(shown, to));
            out.append(text, shown, to);
            shown = to;
        }
    }

    private int codePoints(int from, int to) {
        return Character.codePointCount(text, from, to);
    }

    private String released() {
        String released = out.toString();
        out.setLength(0);
        return released;
    }
}
