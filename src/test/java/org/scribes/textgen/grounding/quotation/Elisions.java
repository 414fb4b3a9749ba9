package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.reference.Places;
import org.scribes.textgen.grounding.scripture.Verses;
import org.scribes.textgen.grounding.store.TestingCanon;

/**
 * Generates verses with words left out, reproducibly by seed. Their construction, not the rule under test, tells which
 * are honest. A clipping leaves out a negation and shows a part of the clause that it negates. An honest elision leaves
 * out whole clauses, or words without a negation.
 */
public final class Elisions {
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "none", "nor", "neither", "nothing", "without", "except", "unless", "lest", "if",
            "cannot");
    private static final List<String> MARKS = List.of(" … ", " ... ", "… ", " [...] ", " . . . ", "... ", " […] ");
    private static final int FEWEST_WORDS = 8;

    private final Random random;

    public Elisions(long seed) {
        this.random = new Random(seed);
    }

    /** A verse and the parts of it before and after an ellipsis. */
    public record Elision(String verse, String before, String after, String mark) {
        public String quotation() {
            return before + mark + after;
        }

        /** The quotation as the local model writes it. */
        public String plainQuotation() {
            return before.replaceAll("[\\p{P}\\s]+$", "") + " … " + after.replaceAll("^[\\p{P}\\s]+|[\\p{P}\\s]+$", "");
        }

        public Passage passage() {
            return new Passage("1", verse, Optional.empty(), Optional.empty());
        }
    }

    public List<Elision> clippings(int count) {
        return generated(count, this::clipping);
    }

    public List<Elision> honest(int count) {
        return generated(count, verse -> random.nextBoolean() ? wholeClauses(verse) : withoutNegation(verse));
    }

    private interface Generator {
        Optional<Elision> of(String verse);
    }

    private List<Elision> generated(int count, Generator generator) {
        List<Elision> generated = new ArrayList<>();
        while (generated.size() < count) {
            generator.of(verse()).ifPresent(generated::add);
        }
        return generated;
    }

    private String verse() {
        int ordinal = random.nextInt(Verses.count());
        Optional<String> web = TestingCanon.get().text(new Places(ordinal, ordinal));
        Optional<String> verse = random.nextBoolean()
                ? web
                : Optional.ofNullable(TestingCanon.kjv().get(ordinal));
        return verse.orElse("");
    }

    /** Leaves out a negation and starts or ends within its clause. */
    private Optional<Elision> clipping(String verse) {
        List<String> words = words(verse);
        List<Integer> negations = new ArrayList<>();
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean shownBefore = !ends(words.get(i - 1));
            boolean shownAfter = !ends(words.get(i));
            if (isNegation(words.get(i)) && (shownBefore || shownAfter)) {
                negations.add(i);
            }
        }
        if (negations.isEmpty()) {
            return Optional.empty();
        }
        int negation = negations.get(random.nextInt(negations.size()));
        int begin = negation;
        while (begin > 0 && !ends(words.get(begin - 1))) {
            begin--;
        }
        int end = negation + 1;
        while (end < words.size() && !ends(words.get(end - 1))) {
            end++;
        }
        int from;
        int to;
        if (begin < negation && (end == negation + 1 || random.nextBoolean())) {
            from = begin + 1 + random.nextInt(negation - begin);
            to = negation + 1 + random.nextInt(words.size() - negation - 1);
        } else {
            from = 1 + random.nextInt(negation);
            to = negation + 1 + random.nextInt(end - negation - 1);
        }
        return elision(verse, words, from, to);
    }

    private Optional<Elision> wholeClauses(String verse) {
        List<String> words = words(verse);
        List<Integer> edges = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (ends(words.get(i - 1))) {
                edges.add(i);
            }
        }
        if (edges.size() < 2) {
            return Optional.empty();
        }
        int first = random.nextInt(edges.size() - 1);
        int last = first + 1 + random.nextInt(edges.size() - first - 1);
        for (int i = first; i < last; i++) { // a word between two commas is no clause
            if (edges.get(i + 1) - edges.get(i) < 2) {
                return Optional.empty();
            }
        }
        return elision(verse, words, edges.get(first), edges.get(last));
    }

    private Optional<Elision> withoutNegation(String verse) {
        List<String> words = words(verse);
        if (words.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        int from = 2 + random.nextInt(words.size() - 4);
        int to = from + 1 + random.nextInt(words.size() - from - 1);
        boolean negated = words.subList(from, to).stream().anyMatch(Elisions::isNegation);
        return negated ? Optional.empty() : elision(verse, words, from, to);
    }

    private Optional<Elision> elision(String verse, List<String> words, int from, int to) {
        boolean enough = words.size() - (to - from) >= QuotationJudge.FEWEST_WORDS + 1 && from > 0 && to < words.size();
        String before = String.join(" ", words.subList(0, from));
        String after = String.join(" ", words.subList(to, words.size()));
        return enough && standsOnce(verse, before) && standsOnce(verse, after)
                ? Optional.of(new Elision(verse, before, after, MARKS.get(random.nextInt(MARKS.size()))))
                : Optional.empty();
    }

    /** Whether the piece occurs once, so that no other place of the verse can be meant. */
    private static boolean standsOnce(String verse, String piece) {
        String all = " " + plain(verse) + " ";
        String part = " " + plain(piece) + " ";
        return all.indexOf(part) == all.lastIndexOf(part);
    }

    private static String plain(String text) {
        return String.join(" ", words(text.toLowerCase(Locale.ROOT)))
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static List<String> words(String verse) {
        return Arrays.asList(
                verse.replaceAll("[“”]", "").replace("—", "— ").strip().split("\\s+"));
    }

    private static boolean isNegation(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[^a-z']", "");
        return NEGATIONS.contains(plain) || plain.endsWith("n't");
    }

    private static boolean ends(String word) {
        return word.matches(".*[,;:.?!—)][’”)]*");
    }
}
