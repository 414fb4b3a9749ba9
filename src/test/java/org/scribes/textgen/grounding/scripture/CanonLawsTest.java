package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.scribes.textgen.grounding.reference.KnownWording;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.text.Words;

class CanonLawsTest {
    private static final int LAST = 31_101;

    @Property(tries = 500)
    void partOfAVerse_isFoundAtItsPlace(
            @ForAll @IntRange(max = LAST) int verse, @ForAll boolean king, @ForAll Random random) {
        SortedMap<Integer, String> verses = king ? TestingCanon.kjv() : TestingCanon.web();
        String text = verses.getOrDefault(verse, "Jesus wept.");
        Words words = Words.of(text);
        int from = words.size() <= 5 ? 0 : random.nextInt(words.size() - 4);
        int to = words.size() <= 5 ? words.size() : from + 5 + random.nextInt(words.size() - 4 - from);

        List<KnownWording> found = TestingCanon.get().find(words, from, to, Integer.MAX_VALUE);

        String run = words.span(from, to).of(text);
        // a place in both translations is quoted from the first one, whose punctuation may differ
        assertThat(found)
                .filteredOn(wording ->
                        wording.text().equals(run) || (king && wording.edition().equals("WEB")))
                .anyMatch(wording ->
                        text.equals("Jesus wept.") || wording.places().first() == verse);
        assertThat(found).allMatch(wording -> sameWords(wording.text(), run));
        assertThat(TestingCanon.get().holds(words, from, to)).isTrue();
        assertThat(TestingCanon.get().nearest(words, from, to)).hasValue(found.get(0));
    }

    @Property(tries = 500)
    void phraseAcrossVerses_isFoundAtItsPlace(@ForAll @IntRange(max = LAST - 3) int verse, @ForAll boolean king) {
        SortedMap<Integer, String> verses = king ? TestingCanon.kjv() : TestingCanon.web();
        List<Integer> present = new ArrayList<>(verses.subMap(verse, verse + 3).keySet());
        String text = String.join(" ", verses.subMap(verse, verse + 3).values());
        Words words = Words.of(text);

        assertThat(TestingCanon.get().find(words, 1, words.size() - 1, Integer.MAX_VALUE))
                .anySatisfy(wording -> {
                    String run = words.span(1, words.size() - 1).of(text);
                    assertThat(wording.text().equals(run)
                                    || (king && wording.edition().equals("WEB")))
                            .isTrue();
                    assertThat(wording.places().first()).isEqualTo(present.get(0));
                    assertThat(wording.places().last()).isEqualTo(present.get(present.size() - 1));
                });
    }

    /** A small vocabulary makes phrases that occur often, at the ends and within each other. */
    @Property(tries = 200)
    void search_equalsALinearScan(
            @ForAll @Size(min = 1, max = 40) List<@Size(max = 4) List<@IntRange(max = 2) Integer>> verses,
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> query,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        TreeMap<Integer, String> texts = new TreeMap<>(Map.of(0, "a"));
        for (int verse = 0; verse < verses.size(); verse++) {
            if (!verses.get(verse).isEmpty()) {
                texts.put(1 + verse * 7, letters(verses.get(verse)));
            }
        }
        Words words = Words.of(letters(query));
        List<String> all = List.of(String.join(" ", texts.values()).split(" "));
        List<String> asked =
                query.isEmpty() ? List.of() : List.of(letters(query).split(" "));

        Canon canon = Canon.of(List.of(Translation.of("XXX", texts)));

        List<Integer> expected = IntStream.rangeClosed(0, all.size() - asked.size())
                .filter(at ->
                        !asked.isEmpty() && all.subList(at, at + asked.size()).equals(asked))
                .limit(most)
                .boxed()
                .toList();
        List<KnownWording> found = canon.find(words, 0, words.size(), most);
        assertThat(found).hasSameSizeAs(expected);
        assertThat(found.stream().map(wording -> wording.places().first()))
                .isEqualTo(expected.stream().map(at -> verseOf(texts, at)).toList());
        if (words.size() <= Canon.LONGEST_PHRASE) {
            assertThat(canon.holds(words, 0, words.size())).isEqualTo(asked.isEmpty() || !expected.isEmpty());
        }
    }

    private static int verseOf(SortedMap<Integer, String> texts, int word) {
        int before = 0;
        for (Map.Entry<Integer, String> verse : texts.entrySet()) {
            before += verse.getValue().split(" ").length;
            if (word < before) {
                return verse.getKey();
            }
        }
        throw new AssertionError("no word " + word);
    }

    private static String letters(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> String.valueOf((char) ('a' + number)))
                .collect(Collectors.joining(" "));
    }

    private static boolean sameWords(String left, String right) {
        return Arrays.equals(keys(left), keys(right));
    }

    private static Object[] keys(String text) {
        Words words = Words.of(text);
        return IntStream.range(0, words.size()).mapToObj(words::key).toArray();
    }
}
