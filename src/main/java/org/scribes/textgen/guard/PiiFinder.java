package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds personal data: e-mail addresses, IBANs, card numbers and phone numbers. Thread-safe. */
final class PiiFinder {
    private final PhoneFinder phones;

    /** @param region the ISO 3166 code of the country whose phone numbers need no country code */
    PiiFinder(String region) {
        this.phones = new PhoneFinder(region);
    }

    /** The items in {@code text}, in order and without overlaps. */
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

    /** The text with ASCII digits and plain spaces. The length does not change. */
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
