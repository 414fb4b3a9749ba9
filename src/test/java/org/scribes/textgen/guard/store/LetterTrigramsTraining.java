package org.scribes.textgen.guard.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.guard.LetterTrigrams;

/**
 * Makes the table of letter trigrams. Arguments: the folder with one text of each language, as HTML, and the file to
 * write. Each language counts the same, whatever its number of speakers.
 */
final class LetterTrigramsTraining {
    private static final int N = LetterTrigrams.SYMBOLS;
    /** Shorter texts are excerpts. */
    private static final int SHORTEST = 4000;

    private static final double MIN_LATIN = 0.9;
    /** The trigrams of a text, as which each language counts. */
    private static final double PER_LANGUAGE = 10_000;
    /** How many observations of three letters the probability of the last two counts as. */
    private static final double BACKOFF = 0.1;

    private static final double UNSEEN = 0.01;

    private LetterTrigramsTraining() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            List<double[]> languages = files.sorted()
                    .map(LetterTrigramsTraining::text)
                    .filter(LetterTrigramsTraining::isLatin)
                    .map(LetterTrigramsTraining::count)
                    .toList();
            Files.write(Path.of(args[1]), table(languages));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8).replaceAll("<[^>]*+>", " ").replaceAll("&#?\\w++;", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLatin(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(character -> LetterTrigrams.symbol(character) != LetterTrigrams.EDGE)
                .count();
        return text.strip().length() > SHORTEST && latin > MIN_LATIN * letters;
    }

    /** The trigrams of the words whose letters all have a symbol. */
    private static double[] count(String text) {
        double[] counts = new double[N * N * N];
        for (String word : text.replaceAll("\\p{Mn}++", "").split("\\P{L}++", -1)) {
            int[] symbols = word.codePoints().map(LetterTrigrams::symbol).toArray();
            if (symbols.length == 0 || Arrays.stream(symbols).anyMatch(symbol -> symbol == 0)) {
                continue;
            }
            for (int at = 1; at <= symbols.length; at++) {
                int first = at < 2 ? LetterTrigrams.EDGE : symbols[at - 2];
                int third = at < symbols.length ? symbols[at] : LetterTrigrams.EDGE;
                counts[LetterTrigrams.index(first, symbols[at - 1], third)]++;
            }
        }
        double sum = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> count / sum * PER_LANGUAGE).toArray();
    }

    private static byte[] table(List<double[]> languages) {
        double[] three = new double[N * N * N];
        languages.forEach(counts -> {
            for (int i = 0; i < three.length; i++) {
                three[i] += counts[i] / languages.size();
            }
        });
        double[] two = new double[N * N];
        double[] one = new double[N];
        for (int i = 0; i < three.length; i++) {
            two[i % (N * N)] += three[i];
            one[i % N] += three[i];
        }
        byte[] table = new byte[three.length];
        for (int i = 0; i < three.length; i++) {
            double afterOne = (two[i % (N * N)] + UNSEEN) / (sum(two, i % (N * N) / N) + N * UNSEEN);
            double afterTwo = (three[i] + BACKOFF * afterOne) / (sum(three, i / N) + BACKOFF);
            double ratio = Math.log(afterTwo / (one[i % N] / PER_LANGUAGE));
            table[i] = (byte) Math.max(-127, Math.min(127, Math.round(ratio * LetterTrigrams.SCALE)));
        }
        return table;
    }

    /** The sum over the last symbol. */
    private static double sum(double[] counts, int before) {
        double sum = 0;
        for (int last = 0; last < N; last++) {
            sum += counts[before * N + last];
        }
        return sum;
    }
}
