package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.grounding.answer.Marker;
import org.scribes.textgen.grounding.answer.PartialAnswer;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/** Reads the attribution after a quotation's closing mark. */
public final class AttributionReader {
    /** The most characters between a quotation and the reference that belongs to it. */
    private static final int REACH = 40;

    private static final int MOST_WORDS = 6;
    private static final Set<String> CONNECTORS = Set.of(
            ("in from at of see cf as says said writes wrote the book gospel according to paul quoted recorded found per"
                            + " reads read is was are were written appears comes taken stands occurs that")
                    .split(" "));

    private final PartialAnswer answer;
    private final int quotationEnd;
    private final boolean sentenceEnded;

    private int at;
    private int words;
    private boolean bracket;
    private boolean afterDash;
    private boolean newLine;
    private boolean stopped;
    private final List<Reference> references = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private int end;

    private AttributionReader(PartialAnswer answer, int quotationEnd, boolean sentenceEnded) {
        this.answer = answer;
        this.quotationEnd = quotationEnd;
        this.sentenceEnded = sentenceEnded;
        this.at = quotationEnd;
        this.end = quotationEnd;
    }

    /**
     * Reads the attribution from the end of a quotation on.
     *
     * @param sentenceEnded whether the quotation's last words end a sentence
     * @return empty if more text is needed
     */
    public static Optional<Attribution> after(PartialAnswer answer, int quotationEnd, boolean sentenceEnded) {
        AttributionReader reader = new AttributionReader(answer, quotationEnd, sentenceEnded);
        return reader.read() ? Optional.of(reader.result()) : Optional.empty();
    }

    private Attribution result() {
        return new Attribution(new Span(quotationEnd, end), references, markers);
    }

    /** Reads to the end of the attribution; false if more text is needed. */
    private boolean read() {
        while (!stopped) {
            if (at >= answer.length()) {
                return answer.ended();
            }
            boolean hasName = !references.isEmpty() || !markers.isEmpty();
            char character = answer.text().charAt(at);
            if (at - end > REACH || (answer.hasParagraphBreak(end, at) && !mayBeginBelow(character))) {
                return true;
            }
            Optional<Reference> reference = answer.referenceAt(at);
            if (reference.isPresent()) {
                if (!answer.isComplete(reference.get())) {
                    return false;
                }
                take(reference.get());
            } else if (character == '(' || answer.mayBeginMarker(at)) {
                if (!answer.ended() && answer.length() < at + Marker.longest(answer.text(), at)) {
                    return false;
                }
                takeMarker();
            } else if (Character.isLetterOrDigit(character)) {
                if (answer.isUndecidedAt(endOfWord())) {
                    return false;
                }
                takeWord(hasName);
            } else {
                takeSign(character, hasName);
            }
        }
        return true;
    }

    /** Whether an attribution may begin below an empty line: only after a dash. */
    private boolean mayBeginBelow(char character) {
        return afterDash || Character.isWhitespace(character) || character == '—' || character == '–';
    }

    private void take(Reference reference) {
        if (!bracket && continuesAfter(reference.span().end())) {
            stopped = true;
            return;
        }
        references.add(reference);
        at = reference.span().end();
        end = at;
        if (bracket) {
            closeBracket();
        }
    }

    /** Whether the reference before {@code position} begins the next clause: {@code John 3:16 tells us}. */
    private boolean continuesAfter(int position) {
        CharSequence text = answer.text();
        boolean followed = position + 1 < text.length();
        boolean goesOn = followed && text.charAt(position) == ' ' && Character.isLowerCase(text.charAt(position + 1));
        boolean ownSentence = newLine || (sentenceEnded && words == 0);
        return (followed && text.charAt(position) == ':') || (goesOn && ownSentence && !afterDash);
    }

    private void takeMarker() {
        Optional<Marker> marker = Marker.afterQuotation(answer.text(), at);
        if (marker.isPresent()) {
            markers.add(marker.get());
            at = marker.get().span().end();
            end = at;
        } else {
            takeSign(answer.text().charAt(at), false);
        }
    }

    private void takeWord(boolean hasName) {
        String word = LowerCase.of(answer.text().subSequence(at, endOfWord()).toString());
        boolean begins = sentenceEnded
                && words == 0
                && !bracket
                && Character.isUpperCase(answer.text().charAt(at));
        words++;
        stopped = hasName || begins || words > MOST_WORDS || !CONNECTORS.contains(word);
        at = endOfWord();
    }

    private int endOfWord() {
        int position = at;
        while (position < answer.length()
                && Character.isLetterOrDigit(answer.text().charAt(position))) {
            position++;
        }
        return position;
    }

    private void takeSign(char character, boolean hasName) {
        switch (character) {
            case '(', '[' -> bracket = true;
            case '—', '–', '~' -> afterDash = true;
            case '-' -> afterDash |= !newLine;
            case '\n' -> newLine = true;
            case '.', '!', '?' -> stopped = hasName || (words > 0 && !isAbbreviation());
            case ',', ';', ':', ')', ']', '*', '_', '”', '"', '’', '\'', '>', '»' -> {}
            default -> stopped = !Character.isWhitespace(character) && !Character.isSpaceChar(character);
        }
        if (!hasName && (character == '.' || character == '!' || character == '?') && !bracket) {
            // after a full stop a new sentence begins, unless a bracket or a dash ties it to the quotation
            stopped |= !isTiedAhead();
        }
        at++;
    }

    private boolean isAbbreviation() {
        return at >= 2 && answer.text().subSequence(at - 2, at).toString().equalsIgnoreCase("cf");
    }

    private boolean isTiedAhead() {
        if (isAbbreviation()) {
            return true;
        }
        for (int i = at + 1; i < answer.length(); i++) {
            char next = answer.text().charAt(i);
            if ("([—–-~\n¹²³".indexOf(next) >= 0) {
                return true;
            }
            if (!Character.isWhitespace(next) && "*_”\"’'".indexOf(next) < 0) {
                return false;
            }
        }
        return !answer.ended();
    }

    /** Reads to the end of the bracket, past a translation's name or the like. */
    private void closeBracket() {
        for (int i = at; i < Math.min(answer.length(), at + PartialAnswer.REFERENCE_LOOKAHEAD); i++) {
            char character = answer.text().charAt(i);
            if (character == ')' || character == ']') {
                at = i + 1;
                end = at;
                bracket = false;
                return;
            }
            if (character == '\n' || character == '(' || character == '[') {
                return;
            }
        }
    }
}
