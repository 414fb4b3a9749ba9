package org.scribes.textgen.grounding.scripture;

import java.util.Set;

/**
 * Decides whether a name and its numbers are a reference, by the confidence of the name, the presence of a verse and
 * the context. A person, a time, a score or an amount is not.
 */
final class ReferenceContext {
    private static final Set<String> READING = WordSet.of("""
            in from see read reads reading readings study studying studied cf compare chapter text lesson
            passage passages verse verses scripture quote quoting memorize memorizing finished per also
            """);
    private static final Set<String> LEADING = Set.of("of", "through", "gospel", "book");
    private static final Set<String> LINKS = WordSet.of("""
            and or to through cf see also compare with in
            """);
    private static final Set<String> AFTER_FRAGMENT = Set.of("and", "says", "niv", "kjv", "esv", "web");
    private static final int LONGEST_LINK = 16;
    /** A shorter name in lower case needs a verse. */
    private static final int SPELT_OUT = 5;

    private final ScannedText text;
    private final Books books;

    ReferenceContext(ScannedText text, Books books) {
        this.text = text;
        this.books = books;
    }

    /**
     * @param mention the book's name
     * @param numbers the numbers after it
     * @param previousEnd the end of the previous reference; -1 if there is none
     */
    boolean isReference(BookMention mention, NamedPlaces numbers, int previousEnd) {
        int end = numbers.end();
        boolean exists = numbers.ranges().get(0).exists();
        if (NumberContext.isAmount(text, end) || isNumbered(mention.start(), mention.end(), end)) {
            return false;
        }
        boolean linked = (previousEnd >= 0 && links(previousEnd, mention.start()))
                || numbers.book() != mention.book()
                || leadsToBook(end);
        if (mention.confidence() != NameConfidence.CERTAIN && !linked && mayBeHeight(numbers, end)) {
            return false;
        }
        boolean withVerse = hasVerse(mention, numbers);
        return switch (mention.confidence()) {
            case CERTAIN ->
                withVerse
                        || (mention.capital() && !isModel(mention.end()))
                        || mention.end() - mention.start() >= SPELT_OUT;
            case PERSON -> withVerse || (mention.capital() && mayName(mention, numbers, linked, false));
            case WORD ->
                withVerse
                        ? linked || (mention.capital() && (!isCounted(end) || (exists && numbers.between() == ':')))
                        : mention.capital() && mayName(mention, numbers, linked, true);
            case FRAGMENT ->
                (withVerse && numbers.ranges().get(0).from().verse() > 0)
                        ? mention.capital() && exists && (linked || endsHere(end))
                        : mention.capital() && linked && exists && safeAfter(end);
            case GUESSED -> exists && (withVerse || mayName(mention, numbers, linked, true));
        };
    }

    /** Whether the separator between the chapter and the verse is unambiguous. */
    private boolean hasVerse(BookMention mention, NamedPlaces numbers) {
        return switch (numbers.between()) {
            case ':', ColonVariants.SIGN, ColonVariants.MINUTE -> true;
            case '.' ->
                mention.confidence() == NameConfidence.CERTAIN
                        || !(isVersion(mention.end(), numbers.end()) || isOrdinal(numbers.end()));
            case 0 -> false;
            default -> mention.confidence() == NameConfidence.CERTAIN;
        };
    }

    /** Whether a sign after {@code end} makes the number an ordinal, for example of a date: {@code 24.12.}. */
    private boolean isOrdinal(int end) {
        return text.language().isOrdinal(text.at(end));
    }

    /** Whether three numbers are separated by full stops, as in {@code 2.0.1}. */
    private boolean isVersion(int from, int end) {
        for (int at = from; at < end; at++) {
            int second = at + 2;
            int third = text.endOfDigits(second);
            boolean points = text.at(at + 1) == '.' && text.at(third) == '.';
            if (points && text.isDigit(at) && text.isDigit(second) && text.isDigit(third + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a chapter and a verse may be feet and inches. */
    private boolean mayBeHeight(NamedPlaces numbers, int end) {
        VersePoint place = numbers.ranges().get(0).from();
        boolean height = place.chapter() >= 3 && place.chapter() <= 8 && place.verse() <= 11;
        boolean measured = "'\"\u2019\u201d\u2033".indexOf(text.at(end)) >= 0;
        return numbers.between() == ColonVariants.MINUTE && (height || measured);
    }

    /**
     * Whether the name is an item of a numbered list and the number belongs to the next item: {@code 1. John 2. Mary}.
     */
    private boolean isNumbered(int start, int nameEnd, int end) {
        int before = start;
        while (before > 0 && start - before < 3 && text.at(before - 1) == ' ') {
            before--;
        }
        boolean numbered = (text.at(before - 1) == '.' && text.isDigit(before - 2))
                || (text.isDigit(start) && text.at(text.endOfDigits(start)) == '.');
        boolean nextItem =
                (text.at(end) == '.' && text.isLetter(text.skipSpaces(end + 1))) || text.hasLineBreak(nameEnd, end);
        return numbered && nextItem && !text.has(':', nameEnd, end);
    }

    /**
     * Whether a chapter or verse that ends here belongs to another work: {@code chapter 3 of the report}, {@code v2.0}.
     */
    boolean belongElsewhere(int end) {
        int at = text.skipSpaces(end);
        boolean of = text.word(at, text.endOfLetters(at)).equals("of");
        return of || (text.at(end) == '.' && text.isDigit(end + 1)) || NumberContext.isAmount(text, end);
    }

    /** Whether a chapter without a verse may be a reference. */
    private boolean mayName(BookMention mention, NamedPlaces numbers, boolean linked, boolean word) {
        boolean direct = "-.".indexOf(numbers.between()) < 0 && isDirect(mention.end());
        return direct && safeAfter(numbers.end()) && (linked || leadsIn(mention.start(), numbers.end(), word));
    }

    /** Whether the number belongs to an upper-case word, as in a model name: {@code PS5}. */
    private boolean isModel(int nameEnd) {
        return text.isDigit(nameEnd) && text.isUpperCase(nameEnd - 1);
    }

    /** Whether only spaces and a full stop separate the name from its number. */
    private boolean isDirect(int nameEnd) {
        int at = text.skip(nameEnd, " .");
        return text.isDigit(at) || text.isLetter(at);
    }

    private boolean leadsIn(int start, int end, boolean word) {
        int at = start;
        while (at > 0 && start - at < 4 && (text.at(at - 1) == ' ' || text.at(at - 1) == ':')) {
            at--;
        }
        if (at == 0) {
            return !word || text.isEnd(text.skip(end, " .!?)"));
        }
        char before = text.at(at - 1);
        if (text.isLetter(at - 1)) {
            int begin = at;
            while (begin > 0 && at - begin < 12 && text.isLetter(begin - 1)) {
                begin--;
            }
            String lead = text.word(begin, at);
            return READING.contains(lead) || (!word && LEADING.contains(lead));
        }
        boolean parted = before == ';' && text.hasLineBreak(at, start);
        return (!parted && "([\"\u201c\u2018;".indexOf(before) >= 0) || (!word && "-*#.!?,/".indexOf(before) >= 0);
    }

    /** Whether the text after a chapter does not give the number another meaning. */
    private boolean safeAfter(int end) {
        int at = text.skipSpaces(end);
        if (text.isEnd(at)) {
            return true;
        }
        if (text.isLetter(at)) {
            return !isCounted(end);
        }
        int next = text.skipSpaces(at + 1);
        return switch (text.at(at)) {
            case ',' -> !text.isDigit(next) && !(text.isUpperCase(next) && countsNext(next));
            case ':' -> !text.isDigit(next) && !text.isLetter(next);
            case '-' -> !text.isDigit(next) || books.at(text, next).isPresent();
            case '.' -> !text.isDigit(at + 1) && !text.isLetter(at + 1) && !(isOrdinal(at) && text.isLetter(next));
            case '\'', '"', '\u2019', '\u201d' -> !text.isDigit(at + 1);
            case '/', '+', '=', '*', '_', '#', '@', '\u00d7' -> false;
            default -> !text.isDigit(at);
        };
    }

    /** Whether another name with a number starts at {@code at}, as in a list of scores. */
    private boolean countsNext(int at) {
        int after = text.skipSpaces(text.endOfLetters(at));
        return text.isDigit(after) && books.at(text, at).isEmpty();
    }

    private boolean isCounted(int end) {
        return NumberContext.isCounted(text, end)
                && books.at(text, text.skipSpaces(end)).isEmpty();
    }

    /** Whether a book with an unambiguous name, or a misspelling of one, follows. */
    private boolean leadsToBook(int end) {
        int at = text.skip(end, " ,;&");
        return books.at(text, NumberWords.afterList(text, at))
                .filter(next -> next.confidence() == NameConfidence.CERTAIN
                        || (next.confidence() == NameConfidence.GUESSED && books.isSure(next.book())))
                .isPresent();
    }

    private boolean endsHere(int end) {
        int at = text.skipSpaces(end);
        if (text.isLetter(at)) {
            return AFTER_FRAGMENT.contains(text.word(at, text.endOfLetters(at)))
                    || books.at(text, at).isPresent();
        }
        int next = text.skipSpaces(at + 1);
        boolean goesOn = text.at(at) == ',' && text.isLetter(next) && !text.isUpperCase(next);
        return text.at(at) != '?' && text.at(at) != '%' && !goesOn && !text.isDigit(at);
    }

    /** Whether only punctuation and linking words separate two references. */
    private boolean links(int from, int to) {
        int at = from;
        while (at < to && to - from <= LONGEST_LINK) {
            if (text.isLetter(at)) {
                int end = text.endOfLetters(at);
                if (!LINKS.contains(text.word(at, end))) {
                    return false;
                }
                at = end;
            } else if (" ,;&-/.()[]".indexOf(text.at(at)) >= 0) {
                at++;
            } else {
                return false;
            }
        }
        return at == to;
    }
}
