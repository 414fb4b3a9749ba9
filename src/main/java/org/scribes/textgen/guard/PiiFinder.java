package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds addresses and numbers of people. Safe for many threads. */
final class PiiFinder {
    private final PhoneFinder phones;

    /** @param region the country whose phone numbers need no country code, by ISO 3166 */
    PiiFinder(String region) {
        this.phones = new PhoneFinder(region);
    }

    /** What is in {@code text}, in its order; none overlaps another. */
    List<PiiItem> find(CharSequence given) {
        CharSequence text = plain(given);
        List<PiiItem> all = new ArrayList<>();
        EmailFinder.find(text, all);
        IbanFinder.find(text, all);
        CardFinder.find(text, all);
        phones.find(text, all);
        NavigableMap<Integer, PiiItem> kept = new TreeMap<>();
        for (PiiItem item : all) {
            Map.@Nullable Entry<Integer, PiiItem> before = kept.lowerEntry(item.end());
            if (before == null || before.getValue().end() <= item.start()) {
                kept.put(item.start(), item);
            }
        }
        return List.copyOf(kept.values());
    }

    /** Of the same length, with one kind of space between digits, and of digit. */
    private static CharSequence plain(CharSequence text) {
        StringBuilder plain = new StringBuilder(text);
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            if (Character.getType(c) == Character.SPACE_SEPARATOR || c == '\t') {
                plain.setCharAt(at, ' ');
            } else if (c > '9' && Character.isDigit(c)) {
                plain.setCharAt(at, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return plain;
    }
}
