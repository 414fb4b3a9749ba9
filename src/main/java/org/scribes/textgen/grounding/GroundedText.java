package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.quotation.BlockQuote;
import org.scribes.textgen.grounding.quotation.Emphasis;
import org.scribes.textgen.grounding.quotation.JudgedSpan;
import org.scribes.textgen.grounding.quotation.QuotationReader;
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
 * Verifies a streamed answer and forwards the repaired text. Plain text is forwarded at once. Text that may have to
 * change is held back until it can be judged. The output does not depend on how the input is split into pieces. Not
 * thread-safe.
 */
public final class GroundedText {
    /** The most characters that are held back. */
    static final int LONGEST_HOLD = 600;
    /** The most characters after a position that decide whether a unit begins there. */
    private static final int LOOKAHEAD = Emphasis.LONGEST_MARK + 1;

    private static final int UNKNOWN = -1;

    private final UnitReader units;
    private final UnmarkedQuotationReader unmarkedReader;
    private final UnmarkedQuotationJudge unmarkedJudge;
    private final ReferenceFinder.Growing growing;
    private final SettledPrefix settledPrefix;
    private final GroundedOutput output;
    private final Runnable cancellationCheck;

    private final StringBuilder text = new StringBuilder();
    private final CodeSpans code = new CodeSpans();
    private int emitted;
    private int floor;
    /** No unit begins before this index, whatever text follows. */
    private int plainUntil;

    private @Nullable Character openQuotation;
    /** The opening mark of the quotation at {@link #emitted} that has no end up to {@link #readUntil}. */
    private @Nullable Character unclosed;

    private int readUntil;

    private int settledFrom;
    private int settledEnd = UNKNOWN;
    private List<Reference> references = List.of();

    /** @param cancellationCheck runs before each step, and throws if the answer is no longer wanted */
    GroundedText(
            UnitReader units,
            UnmarkedQuotationReader unmarkedReader,
            UnmarkedQuotationJudge unmarkedJudge,
            ReferenceFinder finder,
            GroundedOutput output,
            Runnable cancellationCheck) {
        this.units = units;
        this.unmarkedReader = unmarkedReader;
        this.unmarkedJudge = unmarkedJudge;
        this.growing = finder.growing();
        this.settledPrefix = new SettledPrefix(growing);
        this.output = output;
        this.cancellationCheck = cancellationCheck;
    }

    /** Adds the next piece of the answer as the model wrote it. */
    public void add(String piece) {
        text.append(piece);
        advance(false);
        output.recordHold(text.length() - emitted);
    }

    /** The number of characters held back. */
    public int waiting() {
        return text.length() - emitted;
    }

    /** Ends the answer: judges and forwards the rest. */
    public GroundedAnswer finish() {
        return finish("");
    }

    /** Adds the last piece of the answer and ends it. */
    GroundedAnswer finish(String piece) {
        text.append(piece);
        advance(true);
        return output.finish();
    }

    private void advance(boolean ended) {
        if (!ended && isUnchanged()) {
            return;
        }
        references = growing.find(text, emitted);
        code.update(text);
        if (!ended && isReferenceUnfinished()) {
            return;
        }
        settledFrom = emitted;
        settledEnd = ended ? text.length() : UNKNOWN;
        PartialAnswer answer = new PartialAnswer(text, this::settled, ended, references, code);
        boolean progressed = true;
        while (progressed && emitted < text.length()) {
            cancellationCheck.run();
            progressed = openQuotation != null
                    ? take(units.readContinuation(withinHold(answer), emitted, openQuotation))
                    : advanceOnce(answer);
        }
    }

    /** Whether the last piece decides nothing: it only continues a quotation or the word at the end. */
    private boolean isUnchanged() {
        Character opening = unclosed;
        if (opening != null) {
            boolean stays = text.length() <= emitted + LONGEST_HOLD
                    && !QuotationReader.mayEnd(text, readUntil, text.length(), opening);
            unclosed = stays ? opening : null;
            readUntil = text.length();
            return stays;
        }
        return openQuotation == null && settledPrefix.isOneWord(text, emitted);
    }

    /** Whether the reference that is held back may still grow. */
    private boolean isReferenceUnfinished() {
        if (openQuotation != null || text.length() > emitted + LONGEST_HOLD) {
            return false;
        }
        PartialAnswer answer = new PartialAnswer(text, () -> emitted, false, references, code);
        return answer.referenceFrom(emitted)
                .filter(found -> !answer.isComplete(found) && beginsHere(found))
                .isPresent();
    }

    /** Advances by one unit or one stretch of plain text; false if more text is needed. */
    private boolean advanceOnce(PartialAnswer answer) {
        if (plainUntil <= emitted && beginsHere(answer)) {
            ReadResult result = units.read(withinHold(answer), emitted);
            boolean waits = result instanceof ReadResult.Wait || result instanceof ReadResult.Unclosed;
            return (waits || !answer.isUndecidedAt(emitted)) && take(result);
        }
        int next = nextUnit(answer);
        Optional<UnmarkedQuotation> candidate = unmarkedReader.first(answer, floor, emitted, next, LONGEST_HOLD);
        if (candidate.isPresent() && candidate.get().start() < next) {
            return take(answer, candidate.get());
        }
        if (next > emitted) {
            emitPlain(next);
            return true;
        }
        if (answer.isUndecidedAt(emitted)) {
            return false;
        }
        return take(units.read(withinHold(answer), emitted));
    }

    private PartialAnswer withinHold(PartialAnswer answer) {
        return answer.between(emitted, emitted + LONGEST_HOLD);
    }

    /** The start of the next unit, or the index from which more text is needed, if that is less. */
    private int nextUnit(PartialAnswer answer) {
        int end = answer.settled();
        Optional<Reference> reference = answer.referenceFrom(emitted);
        if (reference.isPresent()) {
            int start = reference.get().span().start();
            end = Math.min(end, ReferenceRepairer.leadStart(text, emitted, start));
        }
        int next = Math.max(emitted, plainUntil);
        while (next < end && !begins(answer, next)) {
            next = Math.max(next + 1, Markup.tagEnd(text, next));
        }
        next = Math.min(next, end);
        plainUntil = Math.max(plainUntil, Math.min(next, text.length() - LOOKAHEAD));
        if (next >= end) {
            return end;
        }
        return answer.mayBeginMarker(next) && next > emitted && text.charAt(next - 1) == ' ' ? next - 1 : next;
    }

    /** Whether a unit begins where the text that is held back does. */
    private boolean beginsHere(PartialAnswer answer) {
        return answer.referenceFrom(emitted).filter(this::beginsHere).isPresent() || begins(answer, emitted);
    }

    /** Whether a reference, or the words that lead to it, begin where the text that is held back does. */
    private boolean beginsHere(Reference reference) {
        return ReferenceRepairer.leadStart(text, emitted, reference.span().start()) == emitted;
    }

    private boolean begins(PartialAnswer answer, int at) {
        return QuotationMarks.opensDouble(text, at)
                || QuotationMarks.mayOpenSingle(text, at)
                || answer.mayBeginMarker(at)
                || BlockQuote.begins(text, at)
                || Emphasis.begins(text, at);
    }

    private boolean take(PartialAnswer answer, UnmarkedQuotation candidate) {
        if (candidate.start() > emitted) {
            emitPlain(candidate.start());
        }
        if (candidate.open()) {
            return false;
        }
        Optional<JudgedSpan> judged = unmarkedJudge.judge(answer, candidate);
        if (judged.isPresent()) {
            output.unit(text, candidate.start(), List.of(judged.get()), candidate.end());
            emitted = candidate.end();
            floor = emitted;
        } else {
            emitPlain(candidate.end());
        }
        return true;
    }

    /** Emits what is decided; false if more text is needed. */
    private boolean take(ReadResult result) {
        unclosed = result instanceof ReadResult.Unclosed open ? Character.valueOf(open.opening()) : null;
        readUntil = text.length();
        if (result instanceof ReadResult.Plain plain) {
            openQuotation = null;
            emitPlain(plain.to());
            return true;
        } else if (result instanceof ReadResult.Unit unit) {
            output.unit(text, emitted, unit.spans(), unit.end());
            openQuotation = unit.unfinished().orElse(null);
            emitted = unit.end();
            floor = emitted;
            return true;
        } else if (result instanceof ReadResult.Wait || result instanceof ReadResult.Unclosed) {
            return false;
        }
        throw new IllegalStateException("unknown result: " + result.getClass());
    }

    private void emitPlain(int to) {
        output.plain(text, emitted, to);
        emitted = to;
    }

    /** The index before which later text changes neither words nor references; found once for a piece. */
    private int settled() {
        if (settledEnd == UNKNOWN) {
            settledEnd = settledPrefix.settled(text, settledFrom, references);
        }
        return settledEnd;
    }

    /** Receives the text and the citations of an answer. */
    public interface Listener {
        /** Ignores everything: for answers that are wanted as a whole. */
        Listener NONE = new Listener() {
            @Override
            public void text(String piece) {}

            @Override
            public void citation(Citation citation) {}
        };

        /** Receives the next piece of repaired text; never empty. */
        void text(String piece);

        /** Receives a citation of the text forwarded so far. */
        void citation(Citation citation);
    }
}
