package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.grounding.text.Words;

/** CPU time and memory of the canon. The bounds are wide; the printed figures matter. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.MethodName.class)
class CanonSpeedIT {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int QUERIES = 2_000;

    @Test
    void building() {
        SortedMap<Integer, String> web = TestingCanon.web();
        SortedMap<Integer, String> kjv = TestingCanon.kjv();
        long before = heap();
        long start = System.nanoTime();
        Canon canon = Canon.of(List.of(Translation.of("WEB", web), Translation.of("KJV", kjv)));
        long millis = (System.nanoTime() - start) / 1_000_000;
        double megabytes = (heap() - before) / 1e6;

        System.out.printf("canon: indexed in %d ms, %.1f MB of heap%n", millis, megabytes);
        assertThat(canon.translations()).hasSize(2);
        assertThat(megabytes).isLessThan(40);
    }

    @Test
    void queries() {
        Canon canon = TestingCanon.get();
        List<Words> exact = queries(0);
        List<Words> altered = queries(2);
        measure("holds, 8 words", exact, words -> canon.holds(words, 0, Math.min(8, words.size())));
        measure("holds, 3 words", exact, words -> canon.holds(words, 0, 3));
        measure("find, 30 words", exact, words -> canon.find(words, 0, words.size(), 5));
        measure("nearest, 30 words, same", exact, words -> canon.nearest(words, 0, words.size()));
        measure("nearest, 30 words, 2 changed", altered, words -> canon.nearest(words, 0, words.size()));
        measure("nearest, 30 words, 10 changed", queries(10), words -> canon.nearest(words, 0, words.size()));
        measure("nearest, 30 words, 20 changed", queries(20), words -> canon.nearest(words, 0, words.size()));
    }

    @Test
    void hostileQueries() {
        Canon canon = TestingCanon.get();
        for (String text : List.of(
                "of the LORD ".repeat(33_334),
                "the ".repeat(100_000),
                "and he said unto the children of Israel which the LORD had ".repeat(8_334),
                "x ".repeat(100_000))) {
            Words words = Words.of(text);
            measure(
                    "nearest, 100,000 words, " + text.substring(0, Math.min(20, text.length())),
                    List.of(words, words, words, words, words),
                    hostile -> canon.nearest(hostile, 0, hostile.size()));
        }
        Random random = new Random(3);
        List<String> all = List.of(String.join(" ", TestingCanon.web().values()).split(" "));
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            mixed.append(all.get(random.nextInt(all.size()))).append(' ');
        }
        Words words = Words.of(mixed);
        measure(
                "nearest, 100,000 words by chance",
                List.of(words, words, words),
                hostile -> canon.nearest(hostile, 0, hostile.size()));
    }

    private static List<Words> queries(int changes) {
        Random random = new Random(7);
        List<String> verses = new ArrayList<>(TestingCanon.web().values());
        List<Words> queries = new ArrayList<>();
        while (queries.size() < QUERIES) {
            int at = random.nextInt(verses.size() - 3);
            String[] words = String.join(" ", verses.subList(at, at + 3)).split(" ");
            if (words.length >= 30) {
                for (int change = 0; change < changes; change++) {
                    words[random.nextInt(30)] = "something" + change;
                }
                queries.add(Words.of(String.join(" ", List.of(words).subList(0, 30))));
            }
        }
        return queries;
    }

    private static void measure(String what, List<Words> queries, Consumer<Words> query) {
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            queries.forEach(query);
        }
        double[] micros = queries.stream()
                .mapToDouble(words -> {
                    long start = CPU.getCurrentThreadCpuTime();
                    query.accept(words);
                    return (CPU.getCurrentThreadCpuTime() - start) / 1e3;
                })
                .sorted()
                .toArray();
        long start = CPU.getCurrentThreadCpuTime();
        queries.forEach(query);
        double mean = (CPU.getCurrentThreadCpuTime() - start) / 1e3 / queries.size();
        // reading the clock takes about a microsecond, which the mean excludes
        System.out.printf(
                "canon: %s: median %.1f µs, 99 of 100 within %.1f µs, mean %.2f µs%n",
                what, micros[micros.length / 2], micros[(int) (micros.length * 0.99)], mean);
        assertThat(micros[micros.length / 2]).isLessThan(200_000);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
