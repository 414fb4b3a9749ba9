package org.scribes.textgen.grounding.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.scribes.textgen.grounding.scripture.Book;
import org.scribes.textgen.grounding.scripture.Verses;

/**
 * Parses a translation: UTF-8, optionally gzipped; a line has the book, the chapter, the verse and the text, separated
 * by tabs.
 */
final class TranslationReader {
    /** Ten times the size of a Bible; bounds the memory for an invalid file. */
    private static final int MOST_BYTES = 50_000_000;

    private static final int MOST_SHOWN = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int COLUMNS = 4;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SortedMap<Integer, String> verses = new TreeMap<>();

    private TranslationReader() {}

    /**
     * The texts by verse number.
     *
     * @throws WrongTranslationException when a line is invalid or there is none
     */
    static SortedMap<Integer, String> read(InputStream file) throws IOException, WrongTranslationException {
        byte[] bytes;
        try (InputStream plain = unpacked(file)) {
            bytes = plain.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new WrongTranslationException("it is longer than " + MOST_BYTES + " bytes");
        }
        TranslationReader reader = new TranslationReader();
        int line = 1;
        int start = ByteBuffer.wrap(bytes).mismatch(ByteBuffer.wrap(BYTE_ORDER_MARK)) == BYTE_ORDER_MARK.length
                ? BYTE_ORDER_MARK.length
                : 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            try {
                reader.add(line(bytes, start, end));
            } catch (IllegalArgumentException e) {
                throw new WrongTranslationException("line " + line + " " + e.getMessage());
            }
            start = end + 1;
            line++;
        }
        if (reader.verses.isEmpty()) {
            throw new WrongTranslationException("it is empty");
        }
        return reader.verses;
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file);
        bytes.mark(2);
        int magic = bytes.read() << Byte.SIZE | bytes.read();
        bytes.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    private static String line(byte[] bytes, int start, int end) {
        int length = end > start && bytes[end - 1] == '\r' ? end - 1 - start : end - start;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not UTF-8", e);
        }
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("has " + columns.length + " columns");
        }
        Book book = Book.named(columns[0])
                .orElseThrow(() -> new IllegalArgumentException("has the unknown book " + shown(columns[0])));
        OptionalInt verse = Verses.ordinal(book, number(columns[1]), number(columns[2]));
        if (verse.isEmpty()) {
            throw new IllegalArgumentException("has " + place(columns) + ", which there is not");
        }
        if (columns[3].isBlank()) {
            throw new IllegalArgumentException("has no text");
        }
        if (verses.put(verse.getAsInt(), columns[3].strip()) != null) {
            throw new IllegalArgumentException("has " + place(columns) + " again");
        }
    }

    /** The number; 0, which is never valid, for anything else. */
    private static int number(String digits) {
        return NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }

    private static String place(String[] columns) {
        return shown(columns[0] + " " + columns[1] + ":" + columns[2]);
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (plain.length() > MOST_SHOWN ? plain.substring(0, MOST_SHOWN) + "…" : plain) + '"';
    }
}
