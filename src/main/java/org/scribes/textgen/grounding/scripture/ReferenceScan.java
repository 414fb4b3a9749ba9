package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.reference.Reference;
import org.scribes.textgen.grounding.text.Span;

/** A scan of a text from number to number. Remembers the last reference. */
final class ReferenceScan {
    /** The maximum distance at which {@code v. 5} still refers to the last chapter. */
    private static final int MAX_CARRY = 400;

    private final ScannedText text;
    private final Books books;
    private final Numerals numerals;
    private final List<InvertedReferences> inverted;

    private int at;
    /** The end of the last reference; the next one must not start before it. */
    private int floor;

    private Optional<NamedPlaces> last = Optional.empty();
    /** The language of the last reference. */
    private ReferenceLanguage language;

    ReferenceScan(ScannedText text, Books books, Place place) {
        this.text = text;
        this.books = books;
        this.numerals = new Numerals(text, books);
        this.inverted = books.views(text).stream()
                .map(view -> new InvertedReferences(view, books))
                .toList();
        this.at = place.at;
        this.floor = place.floor;
        this.last = place.last;
        this.language = place.language;
    }

    /** The state needed to resume a scan. */
    record Place(int at, int floor, Optional<NamedPlaces> last, ReferenceLanguage language) {
        static final Place START = new Place(0, 0, Optional.empty(), ReferenceLanguage.ENGLISH);

        /** This state at another index. There must be no number between the two. */
        Place at(int other) {
            return new Place(other, floor, last, language);
        }
    }

    Place place() {
        return new Place(at, floor, last, language);
    }

    /** Advances to the next number, or the next word that may be one; false if there is none. */
    boolean advance() {
        at = text.nextNumber(at);
        return at < text.length();
    }

    /** Reads the number and returns the reference that contains it, if any. */
    Optional<Reference> read() {
        boolean number = text.isDigit(at)
                || numerals.found(at, floor)
                || inverted.get(0).at(at, floor).isPresent();
        if (!number) {
            at = text.endOfLetters(at);
            return Optional.empty();
        }
        Optional<Reference> found = inverted().or(this::named).or(this::carried).or(this::series);
        if (found.isPresent()) {
            floor = found.get().span().end();
        }
        at = found.isPresent() ? floor : text.endOfDigits(at);
        // numerals are detected anew, as when a growing text resumes here
        text.setNumerals(List.of());
        return found;
    }

    private Optional<Reference> named() {
        Optional<BookMention> mention = books.before(text, at, floor);
        if (mention.isEmpty()) {
            return Optional.empty();
        }
        ScannedText view = LanguageSeparators.after(mention.get(), text);
        NumberGrammar numbers = new NumberGrammar(view, books, mention.get().book(), 0);
        boolean isReference = numbers.readAfterBook(mention.get().end())
                && new ReferenceContext(view, books)
                        .isReference(mention.get(), numbers.named(), last.isPresent() ? floor : -1);
        return isReference ? Optional.of(reference(mention.get().start(), numbers.named(), view)) : Optional.empty();
    }

    private Optional<Reference> inverted() {
        return inverted.stream()
                .flatMap(view ->
                        view.at(at, floor).map(found -> reference(found.start(), found.named(), view.text())).stream())
                .findFirst();
    }

    private Optional<Reference> series() {
        return books.views(text).stream()
                .flatMap(view -> new BookSeries(view, books).at(at).map(named -> reference(at, named, view)).stream())
                .findFirst();
    }

    /** A verse or a chapter of the last reference: {@code v. 5}, {@code ch. 3}. */
    private Optional<Reference> carried() {
        if (last.isEmpty() || at - floor > MAX_CARRY) {
            return Optional.empty();
        }
        int end = at;
        while (end > floor && at - end < 3 && (text.at(end - 1) == ' ' || text.at(end - 1) == '.')) {
            end--;
        }
        int start = end;
        while (start > floor && end - start < 10 && text.isLetter(start - 1)) {
            start--;
        }
        boolean word = start < end && NumberWords.isLabel(text.in(language), start, end) && !text.isDigit(start - 1);
        return word && books.at(text, at).isEmpty() ? carried(start) : Optional.empty();
    }

    private Optional<Reference> carried(int start) {
        NamedPlaces before = last.orElseThrow();
        ScannedText view = text.in(language);
        NumberGrammar numbers = new NumberGrammar(view, books, before.book(), before.chapter());
        boolean read = NumberWords.afterVerse(view, start) > start ? numbers.readVerse(at) : numbers.readChapter(at);
        return read
                        && !new ReferenceContext(view, books)
                                .belongElsewhere(numbers.named().end())
                ? Optional.of(reference(start, numbers.named(), view))
                : Optional.empty();
    }

    private Reference reference(int start, NamedPlaces numbers, ScannedText view) {
        last = Optional.of(numbers);
        language = view.language();
        List<VerseRange> ranges = numbers.ranges();
        List<Places> places = new ArrayList<>();
        ranges.forEach(range -> range.places().ifPresent(places::add));
        String name = ranges.stream().map(VerseRange::osis).collect(Collectors.joining(","));
        boolean exists = ranges.stream()
                .allMatch(range -> range.exists() || (!language.isEnglish() && Versification.anyHas(range.osis())));
        return new Reference(new Span(start, afterBracket(start, numbers.end())), name, places, exists);
    }

    /** The index after the closing bracket of a reference such as {@code John (3:16)}. */
    private int afterBracket(int start, int end) {
        boolean closes = (text.has('(', start, end) && text.at(end) == ')')
                || (text.has('[', start, end) && text.at(end) == ']');
        return closes ? end + 1 : end;
    }
}
