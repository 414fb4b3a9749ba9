package org.scribes.textgen.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are not made of words, of several kinds. */
enum TestingGibberish {
    BYTES_AS_UTF_8,
    BYTES_AS_UTF_16,
    BYTES_AS_LATIN_1,
    RANDOM_LETTERS,
    KEYS_OF_ONE_ROW,
    NEIGHBOURING_KEYS,
    LETTERS_SHUFFLED_IN_ONE_SENTENCE,
    LETTERS_SHUFFLED_IN_THREE_SENTENCES,
    LETTERS_SHUFFLED_IN_TEN_SENTENCES,
    LETTERS_SHIFTED_IN_THREE_SENTENCES,
    TOKENS_OF_MANY_LANGUAGES,
    REPEATED_TOKEN;

    /** Some texts of this kind. */
    List<String> texts(int count, long seed) {
        Maker maker = new Maker(new Random(seed));
        return IntStream.range(0, count).mapToObj(i -> text(maker)).toList();
    }

    private String text(Maker maker) {
        return switch (this) {
            case BYTES_AS_UTF_8 -> new String(maker.bytes(), UTF_8);
            case BYTES_AS_UTF_16 -> new String(maker.bytes(), UTF_16LE);
            case BYTES_AS_LATIN_1 -> new String(maker.bytes(), ISO_8859_1);
            case RANDOM_LETTERS -> maker.words(() -> maker.letters("abcdefghijklmnopqrstuvwxyz"));
            case KEYS_OF_ONE_ROW -> maker.words(() -> maker.letters("asdfghjkl"));
            case NEIGHBOURING_KEYS -> maker.words(maker::rolled);
            case LETTERS_SHUFFLED_IN_ONE_SENTENCE -> maker.shuffled(1);
            case LETTERS_SHUFFLED_IN_THREE_SENTENCES -> maker.shuffled(3);
            case LETTERS_SHUFFLED_IN_TEN_SENTENCES -> maker.shuffled(10);
            case LETTERS_SHIFTED_IN_THREE_SENTENCES -> maker.rot13(maker.sentences(3));
            case TOKENS_OF_MANY_LANGUAGES -> maker.tokens();
            case REPEATED_TOKEN -> maker.repeated();
        };
    }

    /** The parts of which the texts are made. */
    private static final class Maker {
        private static final Pattern WORD = Pattern.compile("\\p{L}++");
        private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
        private static final List<List<String>> LATIN = TestingSentences.read("sentences.tsv.gz").stream()
                .filter(sentence ->
                        List.of("cs", "de", "en", "es", "fr", "hr", "sv").contains(sentence.language()))
                .collect(Collectors.groupingBy(
                        TestingSentences::language, Collectors.mapping(TestingSentences::text, Collectors.toList())))
                .values()
                .stream()
                .toList();
        private static final List<String> WORDS = TestingSentences.read("declaration.tsv.gz").stream()
                .flatMap(text -> WORD.matcher(text.text()).results())
                .map(word -> word.group())
                .toList();

        private final Random random;

        Maker(Random random) {
            this.random = random;
        }

        byte[] bytes() {
            byte[] bytes = new byte[2 * random.nextInt(20, 300)];
            random.nextBytes(bytes);
            return bytes;
        }

        String words(Supplier<String> word) {
            return IntStream.range(0, random.nextInt(8, 60))
                    .mapToObj(i -> word.get())
                    .collect(Collectors.joining(" "));
        }

        String letters(String of) {
            return random.ints(random.nextInt(3, 12), 0, of.length())
                    .mapToObj(of::charAt)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
        }

        /** Three or four keys in a row at a time, in either direction. */
        String rolled() {
            StringBuilder word = new StringBuilder();
            while (word.length() < 6) {
                String row = ROWS.get(random.nextInt(3));
                int start = random.nextInt(row.length() - 3);
                StringBuilder keys = new StringBuilder(row.substring(start, start + random.nextInt(3, 5)));
                word.append(random.nextBoolean() ? keys : keys.reverse());
            }
            return word.toString();
        }

        String sentences(int count) {
            List<String> language = LATIN.get(random.nextInt(LATIN.size()));
            int first = random.nextInt(language.size() - count);
            return String.join(" ", language.subList(first, first + count));
        }

        /** The letters of each word in another order; the first one is large if it was. */
        String shuffled(int count) {
            return WORD.matcher(sentences(count)).replaceAll(word -> {
                List<String> letters = new ArrayList<>(
                        List.of(word.group().toLowerCase(Locale.ROOT).split("")));
                Collections.shuffle(letters, random);
                String other = String.join("", letters);
                return Character.isUpperCase(word.group().charAt(0))
                        ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1)
                        : other;
            });
        }

        String rot13(String text) {
            return text.chars()
                    .mapToObj(c -> c >= 'a' && c <= 'z'
                            ? (char) ('a' + (c - 'a' + 13) % 26)
                            : c >= 'A' && c <= 'Z' ? (char) ('A' + (c - 'A' + 13) % 26) : (char) c)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
        }

        /** As a vocabulary of many languages has them: parts of words, one in three at the start of a word. */
        String tokens() {
            return IntStream.range(0, random.nextInt(30, 200))
                    .mapToObj(i -> {
                        String word = WORDS.get(random.nextInt(WORDS.size()));
                        int start = word.offsetByCodePoints(0, random.nextInt(word.codePointCount(0, word.length())));
                        int length = Math.min(word.codePointCount(start, word.length()), random.nextInt(1, 6));
                        return (random.nextInt(3) == 0 ? " " : "")
                                + word.substring(start, word.offsetByCodePoints(start, length));
                    })
                    .collect(Collectors.joining());
        }

        String repeated() {
            String token = rot13(letters("aeioubdglmnrst")) + (random.nextInt(3) == 0 ? "\"" : "");
            return "The " + token.repeat(random.nextInt(4, 40)) + " [1]";
        }
    }
}
