package org.scribes.textgen.grounding.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.scribes.textgen.domain.LowerCase;

/**
 * The words of a text in a form for comparison, without anything that a faithful quotation may change. A word is a run
 * of letters with apostrophes between them, or a run of digits. Its key has no case, and is the same for all its
 * Unicode forms and all kinds of apostrophe. Spaces, punctuation, hyphens, superscripts, invisible characters and HTML
 * tags are not part of words.
 */
public final class Words {
    private static final int SHORT = 16;

    private String[] keys = new String[SHORT];
    private int[] starts = new int[SHORT];
    private int[] ends = new int[SHORT];
    private int size;

    private final CharSequence text;
    /** The index up to which the text is read. */
    private int at;

    private Words(CharSequence text, int from) {
        this.text = text;
        this.at = from;
    }

    /** All words of {@code text}, in order. */
    public static Words of(CharSequence text) {
        Words words = new Words(text, 0);
        words.has(Integer.MAX_VALUE);
        return words;
    }

    /** The words of {@code text} from an index on, read on demand by {@link #has}. */
    public static Words from(CharSequence text, int from) {
        return new Words(text, from);
    }

    /** Whether a word of that index exists. Reads on as far as needed. */
    public boolean has(int word) {
        while (size <= word && at < text.length()) {
            int end = endOfWord(text, at);
            int tag = end > at ? at : Markup.tagEnd(text, at);
            if (end > at) {
                add(key(text, at, end), at, end);
                at = end;
            } else {
                at = tag > at ? tag : Markup.after(text, at);
            }
        }
        return size > word;
    }

    /** The number of words read so far; all words after {@link #of}. */
    public int size() {
        return size;
    }

    /** The word's form for comparison: two words are the same if their keys are equal. */
    public String key(int word) {
        return keys[word];
    }

    /** The index of the word's first character. */
    public int start(int word) {
        return starts[word];
    }

    /** The index after the word's last character. */
    public int end(int word) {
        return ends[word];
    }

    /** Whether the word is a number in digits. */
    public boolean isNumber(int word) {
        return Character.isDigit(keys[word].charAt(0));
    }

    /** The span from the word {@code from} to the word before {@code to}. */
    public Span span(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    private void add(String key, int start, int end) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        keys[size] = key;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** The index after the word that begins at {@code at}; {@code at} if none does. */
    private static int endOfWord(CharSequence text, int at) {
        int first = Markup.character(text, at);
        boolean digits = isDigit(first);
        if (!digits && !isLetter(first)) {
            return at;
        }
        int end = at;
        int next = at;
        while (next < text.length()) {
            int tag = Markup.tagEnd(text, next);
            if (tag > next && Markup.isInline(text, next, tag)) {
                next = tag;
                continue;
            }
            int character = Markup.character(text, next);
            int after = Markup.after(text, next);
            boolean belongs = digits ? isDigit(character) : isLetter(character) || isMark(character);
            if (belongs) {
                end = after;
            } else if (!isInvisible(character) && (digits || !isApostrophe(character) || !letterAt(text, after))) {
                return end;
            }
            next = after;
        }
        return end;
    }

    private static String key(CharSequence text, int start, int end) {
        boolean plain = true;
        boolean lower = true;
        boolean marked = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            plain &= c < 0x80;
            lower &= c < 'A' || c > 'Z';
            marked |= c == '<' || c == '&';
        }
        String written = text.subSequence(start, end).toString();
        String word = marked ? Markup.plain(written) : written;
        plain &= !marked;
        if (plain) {
            return lower
                    ? word.replace('`', '\'')
                    : word.toLowerCase(Locale.ROOT).replace('`', '\'');
        }
        StringBuilder key = new StringBuilder();
        LowerCase.of(Homoglyphs.latin(Normalizer.normalize(word, Normalizer.Form.NFKC)))
                .codePoints()
                .filter(character -> !isInvisible(character))
                .map(character -> isApostrophe(character) ? '\'' : character)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private static boolean letterAt(CharSequence text, int at) {
        return at < text.length() && isLetter(Markup.character(text, at));
    }

    private static boolean isLetter(int character) {
        if (character < 0x80) {
            return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        }
        return Character.isLetter(character) && Character.getType(character) != Character.MODIFIER_LETTER;
    }

    private static boolean isDigit(int character) {
        return character < 0x80 ? character >= '0' && character <= '9' : Character.isDigit(character);
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isInvisible(int character) {
        return character >= 0x80 && Character.getType(character) == Character.FORMAT;
    }

    private static boolean isApostrophe(int character) {
        return character == '\'' || character == '’' || character == '‘' || character == 'ʼ' || character == '`';
    }
}
