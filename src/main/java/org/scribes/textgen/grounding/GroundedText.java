package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.quotation.BlockQuote;
import org.scribes.textgen.grounding.quotation.Emphasis;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.ReadResult;
import org.scribes.textgen.grounding.quotation.ReferenceRepairer;
import org.scribes.textgen.grounding.quotation.SettledPrefix;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.grounding.text.CodeSpans;
import org.scribes.textgen.grounding.text.Markup;
import org.scribes.textgen.grounding.text.QuotationMarks;
import org.scribes.textgen.grounding.unmarked.UnmarkedQuotation;
import org.scribes.textgen.grounding.unmarked.UnmarkedQuotationJudge;
import org.scribes.textgen.grounding.unmarked.UnmarkedQuotationReader;

/**
 * One answer on its way to its reader. Text that quotes nothing goes through word by word; what may have to change waits
 * until it can be judged, and is let through as it may be shown. What comes out does not depend on the pieces in which the
 * answer comes in. For one thread.
 */
public final class GroundedText {
    /** Nothing is held back longer than this. */
    static final int LONGEST_HOLD = 600;
    /** What comes so far behind a character does not change whether something begins there. */
    private static final int LOOKAHEAD = Emphasis.LONGEST_MARK + 1;

    private final UnitReader units;
    private final UnmarkedQuotationReader runs;
    private final UnmarkedQuotationJudge runJudge;
    private final ReferenceFinder finder;
    private final ReferenceFinder.Growing growing;
    private final GroundedOutput output;
    private final Runnable wanted;

    private final StringBuilder text = new StringBuilder();
    private final CodeSpans code = new CodeSpans();
    private int shown;
    private int floor;
    /** Up to here nothing begins, whatever comes. */
    private int unmarked;

    private @Nullable Character unfinished;
    private List<Reference> references = List.of();

    /** @param wanted is run before each step, and throws once nobody waits for the answer any more */
    GroundedText(
            UnitReader units,
            UnmarkedQuotationReader runs,
            UnmarkedQuotationJudge runJudge,
            ReferenceFinder finder,
            GroundedOutput output,
            Runnable wanted) {
        this.units = units;
        this.runs = runs;
        this.runJudge = runJudge;
        this.finder = finder;
        this.growing = finder.growing();
        this.output = output;
        this.wanted = wanted;
    }

    /** Takes the next piece of the answer as it was written. */
    public void add(String piece) {
        text.append(piece);
        advance(false);
        output.held(text.length() - shown);
    }

    /** How many characters wait to be judged. */
    public int waiting() {
        return text.length() - shown;
    }

    /** Lets through what waits: the answer has ended. */
    public GroundedAnswer finish() {
        return finish("");
    }

    /** Takes the last piece of the answer, and lets through all. */
    GroundedAnswer finish(String piece) {
        text.append(piece);
        advance(true);
        return output.finish();
    }

    private void advance(boolean ended) {
        references = growing.find(text, shown);
        code.readOn(text);
        PartialAnswer draft = new PartialAnswer(text, ended ? text.length() : settled(), ended, references, code);
        boolean moved = true;
        while (moved && shown < text.length()) {
            wanted.run();
            moved = unfinished != null ? take(units.goOn(held(draft), shown, unfinished)) : step(draft);
        }
    }

    /** Goes on by one step; false if more of the text must come. */
    private boolean step(PartialAnswer draft) {
        int mark = nextMark(draft);
        Optional<UnmarkedQuotation> run = runs.first(draft, floor, shown, mark, LONGEST_HOLD);
        if (run.isPresent() && run.get().start() < mark) {
            return take(draft, run.get());
        }
        if (mark > shown) {
            showPlain(mark);
            return true;
        }
        if (draft.waitsAt(shown)) {
            return false;
        }
        return take(units.read(held(draft), shown));
    }

    private PartialAnswer held(PartialAnswer draft) {
        return draft.between(shown, shown + LONGEST_HOLD);
    }

    /** Up to where nothing that is judged begins; the place to wait at, if that comes first. */
    private int nextMark(PartialAnswer draft) {
        int end = draft.settled();
        Optional<Reference> reference = draft.referenceFrom(shown);
        if (reference.isPresent()) {
            int start = reference.get().span().start();
            end = Math.min(end, ReferenceRepairer.leadStart(text, shown, start));
        }
        int mark = Math.max(shown, unmarked);
        while (mark < end && !begins(mark)) {
            mark = Math.max(mark + 1, Markup.tagEnd(text, mark));
        }
        mark = Math.min(mark, end);
        unmarked = Math.max(unmarked, Math.min(mark, text.length() - LOOKAHEAD));
        if (mark >= end) {
            return end;
        }
        return draft.mayBeginMarker(mark) && mark > shown && text.charAt(mark - 1) == ' ' ? mark - 1 : mark;
    }

    private boolean begins(int at) {
        return QuotationMarks.opensDouble(text, at)
                || QuotationMarks.mayOpenSingle(text, at)
                || (Marker.mayBegin(text, at) && !code.contains(at))
                || BlockQuote.begins(text, at)
                || Emphasis.begins(text, at);
    }

    private boolean take(PartialAnswer draft, UnmarkedQuotation run) {
        if (run.start() > shown) {
            showPlain(run.start());
        }
        if (run.open()) {
            return false;
        }
        Optional<JudgedSpan> part = runJudge.judge(draft, run);
        if (part.isPresent()) {
            output.unit(text, run.start(), List.of(part.get()), run.end());
            shown = run.end();
            floor = shown;
        } else {
            showPlain(run.end());
        }
        return true;
    }

    private boolean take(ReadResult step) {
        if (step instanceof ReadResult.Plain plain) {
            unfinished = null;
            showPlain(plain.to());
            return true;
        }
        if (step instanceof ReadResult.Unit unit) {
            output.unit(text, shown, unit.parts(), unit.end());
            unfinished = unit.unfinished().orElse(null);
            shown = unit.end();
            floor = shown;
            return true;
        }
        return false;
    }

    private void showPlain(int to) {
        output.plain(text, shown, to);
        shown = to;
    }

    /** Up to where nothing that comes can change the words, and what may become a reference has not begun. */
    private int settled() {
        return SettledPrefix.settled(text, shown, finder, growing, references);
    }

    /** Takes what an answer lets through. */
    public interface Listener {
        /** Nobody listens: the answer is wanted as a whole. */
        Listener NONE = new Listener() {
            @Override
            public void text(String piece) {}

            @Override
            public void citation(Citation citation) {}
        };

        /** The next piece of the answer as it may be shown; never empty. */
        void text(String piece);

        /** What stands at the end of the text so far. */
        void citation(Citation citation);
    }
}
