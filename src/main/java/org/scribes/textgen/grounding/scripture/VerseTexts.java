package org.scribes.textgen.grounding.scripture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.scribes.textgen.grounding.reference.Places;

/**
 * The texts of the verses of a translation, in one block of UTF-8. Strings would need twice the memory because of curly
 * quotes.
 */
final class VerseTexts {
    private static final int USUAL_LENGTH = 256;

    private final byte[] bytes;
    /** The start of each verse, and finally the total length. */
    private final int[] starts;

    private VerseTexts(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    static VerseTexts of(SortedMap<Integer, String> verses) {
        int[] starts = new int[Verses.count() + 1];
        byte[] bytes = new byte[verses.size() * USUAL_LENGTH];
        int size = 0;
        for (int verse = 0; verse < Verses.count(); verse++) {
            byte[] text = verses.getOrDefault(verse, "").getBytes(StandardCharsets.UTF_8);
            if (size + text.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (size + text.length));
            }
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
            starts[verse + 1] = size;
        }
        return new VerseTexts(Arrays.copyOf(bytes, size), starts);
    }

    boolean hasAll(Places places) {
        return places.last() < Verses.count() && present(places).count() == places.last() - places.first() + 1;
    }

    /** The texts of the existing verses, separated by spaces. */
    String of(Places places) {
        StringBuilder text = new StringBuilder();
        present(places)
                .forEach(verse -> text.append(text.isEmpty() ? "" : " ")
                        .append(new String(
                                bytes, starts[verse], starts[verse + 1] - starts[verse], StandardCharsets.UTF_8)));
        return text.toString();
    }

    private IntStream present(Places places) {
        return IntStream.rangeClosed(places.first(), places.last()).filter(verse -> starts[verse + 1] > starts[verse]);
    }
}
