package org.scribes.textgen.grounding.scripture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.ContinuedText;

/**
 * Finds references in a growing text. A number is read again only while its reading depends on where the text ends, so
 * each number is read a bounded number of times.
 */
final class GrowingReferences implements ReferenceFinder.Growing {
    /** Text beyond this distance does not affect a number. */
    private static final int LOOKAHEAD = 200;
    /** The most characters of a number word, with one more that shows its end. */
    private static final int LONGEST_NUMERAL = 32;

    /** The most characters between the end of a text that is probed and the end of the text read. */
    private static final int LONGEST_PROBE = 24;
    /** A suffix that makes a reference of a preceding chapter. */
    private static final String NEXT_REFERENCE = "; Genesis 1:1";

    private final Books books;
    private final UnfinishedNames names;
    private final List<Reference> settled = new ArrayList<>();
    /** The states before the last numbers, as far as later text does not change them; the latest is last. */
    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>(List.of(Checkpoint.START));

    GrowingReferences(Books books) {
        this.books = books;
        this.names = new UnfinishedNames(books);
    }

    /**
     * A state of the scan.
     *
     * @param reach the index from which on the text does not affect the state
     */
    private record Checkpoint(ReferenceScan.Place place, int reach) {
        static final Checkpoint START = new Checkpoint(ReferenceScan.Place.START, 0);
    }

    @Override
    public List<Reference> find(CharSequence text, int from) {
        settled.removeIf(reference -> reference.span().end() <= from);
        ScannedText scanned = books.scan(text);
        ReferenceScan scan =
                new ReferenceScan(scanned, books, checkpoints.getLast().place());
        List<Reference> pending = new ArrayList<>();
        boolean isSettled = true;
        while (scan.advance()) {
            scanned.clearReach();
            Optional<Reference> found = scan.read();
            int reach = Math.min(scanned.reach(), scan.place().at() + LOOKAHEAD);
            isSettled &= reach <= text.length();
            found.ifPresent((isSettled ? settled : pending)::add);
            if (isSettled) {
                settle(scan.place(), reach);
            }
        }
        if (isSettled) {
            int word = startOfWord(text, checkpoints.getLast().place().at());
            settle(scan.place().at(word), 0);
        }
        forget(text.length());
        List<Reference> all = new ArrayList<>(settled.size() + pending.size());
        all.addAll(settled);
        all.addAll(pending);
        return all;
    }

    private void settle(ReferenceScan.Place place, int reach) {
        Checkpoint last = checkpoints.getLast();
        if (place.at() > last.place().at()) {
            int all = Math.max(Math.max(reach, place.at()), last.reach());
            checkpoints.addLast(new Checkpoint(place, all));
        }
    }

    /** Forgets the states that no probe needs: those before the last one that the end of the text does not affect. */
    private void forget(int length) {
        Iterator<Checkpoint> latestFirst = checkpoints.descendingIterator();
        int kept = 1;
        while (latestFirst.hasNext() && latestFirst.next().reach() > length - LONGEST_PROBE) {
            kept++;
        }
        while (checkpoints.size() > kept) {
            checkpoints.removeFirst();
        }
    }

    /** The start of the word at the end of the text, which may become a number; at least {@code floor}. */
    private static int startOfWord(CharSequence text, int floor) {
        int least = Math.max(floor, text.length() - LONGEST_NUMERAL);
        int start = text.length();
        while (start > least && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    @Override
    public int numberStart(CharSequence text, int end) {
        ScannedText scanned = books.scan(new ContinuedText(text, 0, end, ""));
        if (books.areInert(scanned, before(end).place().at())) {
            return end;
        }
        int start = lastStart(probe(text, end, ""), end);
        return Math.min(start, lastStart(probe(text, end, NEXT_REFERENCE), end));
    }

    /** The start of the reference that holds the number before {@code end}; {@code end} if there is none. */
    private static int lastStart(List<Reference> references, int end) {
        for (Reference reference : references) {
            if (reference.span().start() < end && reference.span().end() >= end) {
                return reference.span().start();
            }
        }
        return end;
    }

    /** The last references of the first {@code end} characters of the text with {@code suffix} after them. */
    List<Reference> probe(CharSequence text, int end, String suffix) {
        ScannedText scanned = books.scan(new ContinuedText(text, 0, end, suffix));
        ReferenceScan scan = new ReferenceScan(scanned, books, before(end).place());
        List<Reference> found = new ArrayList<>();
        while (scan.advance()) {
            scan.read().ifPresent(found::add);
        }
        return found;
    }

    /** The last state that the text from {@code end} on does not affect. */
    private Checkpoint before(int end) {
        Iterator<Checkpoint> latestFirst = checkpoints.descendingIterator();
        Checkpoint before = latestFirst.next();
        while (before.reach() > end) {
            before = latestFirst.hasNext() ? latestFirst.next() : Checkpoint.START;
        }
        return before;
    }

    /** Whether the text from {@code end} on affects no number before it. */
    boolean isSettled(CharSequence text, int end) {
        return books.scan(text).nextNumber(before(end).place().at()) >= end;
    }

    @Override
    public int nameStart(CharSequence text, int from, int end) {
        return names.start(text, from, end);
    }
}
