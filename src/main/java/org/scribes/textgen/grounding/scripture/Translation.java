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

/** One translation of the Bible, or of a part of it, with an index of its words. Never changes. */
public final class Translation {
    private final String name;
    private final int verses;
    private final VerseTexts texts;
    /** The first word of each verse, and after the last verse how many words there are. */
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
     * Indexes a translation; takes some tenths of a second for a whole Bible.
     *
     * @param name such as {@code WEB}
     * @param verses the verses' texts by their numbers; those that are not there are left out by this translation
     * @throws IllegalArgumentException for a number that no verse has
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

    /** How many verses it has. */
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

    /** Where the words stand most nearly, if that takes fewer edits than {@code tooMany}. */
    Optional<Alignment> nearest(Words words, int from, int to, int tooMany) {
        return nearest.of(index.ids(words, from, to), tooMany);
    }

    /** The wording of a place that is like {@code words} words. */
    KnownWording wording(Alignment place, int words) {
        return wording(place.from(), place.to(), place.likeness(words));
    }

    /** Counts the words of the verses again to find the very characters: keeping where each stands would take more room. */
    private KnownWording wording(int from, int to, double likeness) {
        Places places = new Places(verseOf(from), verseOf(to - 1));
        String text = texts.of(places);
        int before = firstWords[places.first()];
        String wording = Words.of(text).span(from - before, to - before).of(text);
        return new KnownWording(name, places, Verses.osis(places), wording, likeness);
    }

    /** The verse that has the word; verses without words begin where the next one does. */
    private int verseOf(int word) {
        int after = Arrays.binarySearch(firstWords, word + 1);
        // where several verses begin at one word, any of them may be found: the first one ends this verse
        int next = after >= 0 ? after : -after - 1;
        while (firstWords[next - 1] > word) {
            next--;
        }
        return next - 1;
    }
}
