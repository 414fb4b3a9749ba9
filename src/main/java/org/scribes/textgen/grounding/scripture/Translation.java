package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.scribes.textgen.grounding.passage.Alignment;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.text.Words;

/** A translation of the Bible, or of parts of it, with a word index. Immutable. */
public final class Translation {
    private final String name;
    private final int verses;
    private final VerseTexts texts;
    /** The index of the first word of each verse, and finally the number of words. */
    private final int[] firstWords;

    private final WordIndex index;
    private final NearestSearch nearest;

    private Translation(String name, int verses, VerseTexts texts, int[] firstWords, WordIndex index) {
        this.name = name;
        this.verses = verses;
        this.texts = texts;
        this.firstWords = firstWords;
        this.index = index;
        this.nearest = new NearestSearch(index);
    }

    /**
     * Indexes a translation. Takes some tenths of a second for a whole Bible.
     *
     * @param name for example {@code WEB}
     * @param verses texts by verse number; missing verses are allowed
     * @throws IllegalArgumentException for an invalid verse number
     */
    public static Translation of(String name, SortedMap<Integer, String> verses) {
        if (verses.isEmpty() || verses.firstKey() < 0 || verses.lastKey() >= Verses.count()) {
            throw new IllegalArgumentException("no translation of verses 0 to " + (Verses.count() - 1));
        }
        WordIndex.Builder words = new WordIndex.Builder();
        int[] firstWords = new int[Verses.count() + 1];
        for (int verse = 0; verse < Verses.count(); verse++) {
            words.add(Words.of(verses.getOrDefault(verse, "")));
            firstWords[verse + 1] = words.size();
        }
        return new Translation(name, verses.size(), VerseTexts.of(verses), firstWords, words.build());
    }

    public String name() {
        return name;
    }

    /** The number of verses. */
    public int verses() {
        return verses;
    }

    Optional<String> text(Places places) {
        return texts.hasAll(places) ? Optional.of(texts.of(places)) : Optional.empty();
    }

    boolean holds(Words words, int from, int to) {
        return index.holds(words, from, to);
    }

    List<KnownWording> find(Words words, int from, int to, int most) {
        List<KnownWording> found = new ArrayList<>();
        for (int position : index.find(words, from, to, most)) {
            found.add(wording(position, position + to - from, 1));
        }
        return found;
    }

    /** The closest alignment, if it needs fewer edits than {@code tooMany}. */
    Optional<Alignment> nearest(Words words, int from, int to, int tooMany) {
        return nearest.of(index.ids(words, from, to), tooMany);
    }

    /** The wording of an alignment with a phrase of {@code words} words. */
    KnownWording wording(Alignment place, int words) {
        return wording(place.from(), place.to(), place.likeness(words));
    }

    /**
     * Splits the verses into words again to find the characters, because storing all offsets would need more memory.
     */
    private KnownWording wording(int from, int to, double likeness) {
        Places places = new Places(verseOf(from), verseOf(to - 1));
        String text = texts.of(places);
        int before = firstWords[places.first()];
        String wording = Words.of(text).span(from - before, to - before).of(text);
        return new KnownWording(name, places, Verses.osis(places), wording, likeness);
    }

    /** The verse that contains the word. Verses without words start with the next word. */
    private int verseOf(int word) {
        int after = Arrays.binarySearch(firstWords, word + 1);
        // if several verses start at one word, the search may find any of them; the first one ends this verse
        int next = after >= 0 ? after : -after - 1;
        while (firstWords[next - 1] > word) {
            next--;
        }
        return next - 1;
    }
}
