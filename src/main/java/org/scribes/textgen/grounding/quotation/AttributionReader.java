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

/** Reads what stands after a quotation's closing mark, as far as it says where the quotation is from. */
public final class AttributionReader {
    /** A reference that belongs to a quotation begins within so many characters. */
    private static final int REACH = 40;

    private static final int MOST_WORDS = 6;
    private static final Set<String> CONNECTORS = Set.of(
            ("in from at of see cf as says said writes wrote the book gospel according to paul quoted recorded found per"
                            + " reads read is was are were written appears comes taken stands occurs that")
                    .split(" "));

    private final PartialAnswer draft;
    private final int quotationEnd;
    private final boolean sentenceEnded;

    private int at;
    private int words;
    private boolean bracket;
    private boolean apart;
    private boolean newLine;
    private boolean stopped;
    private final List<Reference> references = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private int end;

    private AttributionReader(PartialAnswer draft, int quotationEnd, boolean sentenceEnded) {
        this.draft = draft;
        this.quotationEnd = quotationEnd;
        this.sentenceEnded = sentenceEnded;
        this.at = quotationEnd;
        this.end = quotationEnd;
    }

    /**
     * Reads on from the end of a quotation.
     *
     * @param sentenceEnded whether the quotation's last words end a sentence
     * @return nothing as long as more of the text must come
     */
    public static Optional<Attribution> after(PartialAnswer draft, int quotationEnd, boolean sentenceEnded) {
        AttributionReader reader = new AttributionReader(draft, quotationEnd, sentenceEnded);
        return reader.read() ? Optional.of(reader.result()) : Optional.empty();
    }

    private Attribution result() {
        return new Attribution(new Span(quotationEnd, end), references, markers);
    }

    /** False when more must come. */
    private boolean read() {
        while (!stopped) {
            if (at >= draft.length()) {
                return draft.ended();
            }
            boolean found = !references.isEmpty() || !markers.isEmpty();
            char character = draft.text().charAt(at);
            if (at - end > REACH || (draft.hasParagraphBreak(end, at) && !maySignOff(character))) {
                return true;
            }
            Optional<Reference> reference = draft.referenceAt(at);
            if (reference.isPresent()) {
                if (!draft.isComplete(reference.get())) {
                    return false;
                }
                take(reference.get());
            } else if (character == '(' || draft.mayBeginMarker(at)) {
                if (!draft.ended() && draft.length() < at + Marker.longest(draft.text(), at)) {
                    return false;
                }
                takeMarker();
            } else if (Character.isLetterOrDigit(character)) {
                if (draft.isUndecidedAt(endOfWord())) {
                    return false;
                }
                takeWord(found);
            } else {
                takeSign(character, found);
            }
        }
        return true;
    }

    /** What stands below a quotation, after an empty line, names its source only behind a dash. */
    private boolean maySignOff(char character) {
        return apart || Character.isWhitespace(character) || character == '—' || character == '–';
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

    /** Whether the reference before {@code position} begins what comes after it: {@code John 3:16 tells us}. */
    private boolean continuesAfter(int position) {
        CharSequence text = draft.text();
        boolean followed = position + 1 < text.length();
        boolean goesOn = followed && text.charAt(position) == ' ' && Character.isLowerCase(text.charAt(position + 1));
        boolean ownSentence = newLine || (sentenceEnded && words == 0);
        return (followed && text.charAt(position) == ':') || (goesOn && ownSentence && !apart);
    }

    private void takeMarker() {
        Optional<Marker> marker = Marker.afterQuotation(draft.text(), at);
        if (marker.isPresent()) {
            markers.add(marker.get());
            at = marker.get().span().end();
            end = at;
        } else {
            takeSign(draft.text().charAt(at), false);
        }
    }

    private void takeWord(boolean found) {
        String word = LowerCase.of(draft.text().subSequence(at, endOfWord()).toString());
        boolean begins = sentenceEnded
                && words == 0
                && !bracket
                && Character.isUpperCase(draft.text().charAt(at));
        words++;
        stopped = found || begins || words > MOST_WORDS || !CONNECTORS.contains(word);
        at = endOfWord();
    }

    private int endOfWord() {
        int position = at;
        while (position < draft.length()
                && Character.isLetterOrDigit(draft.text().charAt(position))) {
            position++;
        }
        return position;
    }

    private void takeSign(char sign, boolean found) {
        switch (sign) {
            case '(', '[' -> bracket = true;
            case '—', '–', '~' -> apart = true;
            case '-' -> apart |= !newLine;
            case '\n' -> newLine = true;
            case '.', '!', '?' -> stopped = found || (words > 0 && !abbreviates());
            case ',', ';', ':', ')', ']', '*', '_', '”', '"', '’', '\'', '>', '»' -> {}
            default -> stopped = !Character.isWhitespace(sign) && !Character.isSpaceChar(sign);
        }
        if (!found && (sign == '.' || sign == '!' || sign == '?') && !bracket) {
            // what follows the full stop is the next sentence, unless a bracket or a dash ties it to this one
            stopped |= !tiedAhead();
        }
        at++;
    }

    private boolean abbreviates() {
        return at >= 2 && draft.text().subSequence(at - 2, at).toString().equalsIgnoreCase("cf");
    }

    private boolean tiedAhead() {
        if (abbreviates()) {
            return true;
        }
        for (int i = at + 1; i < draft.length(); i++) {
            char next = draft.text().charAt(i);
            if ("([—–-~\n¹²³".indexOf(next) >= 0) {
                return true;
            }
            if (!Character.isWhitespace(next) && "*_”\"’'".indexOf(next) < 0) {
                return false;
            }
        }
        return !draft.ended();
    }

    /** Takes what else the bracket holds, such as a translation's name, and the bracket itself. */
    private void closeBracket() {
        for (int i = at; i < Math.min(draft.length(), at + PartialAnswer.REFERENCE_LOOKAHEAD); i++) {
            char character = draft.text().charAt(i);
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
