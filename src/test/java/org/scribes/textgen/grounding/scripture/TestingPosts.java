package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Generates posts with known references. Unusual separators, spellings, missing spaces and noise are chosen at random
 * from a grammar.
 */
final class TestingPosts {
    /** The share of unusual parts. */
    private static final double ODD = 0.35;

    private static final List<Book> BOOKS =
            Stream.of(Book.values()).filter(Book::isCanonical).toList();
    private static final List<String> LEADS = List.of(
            "",
            "",
            "read ",
            "(",
            "Today's verse: ",
            "As it says in ",
            "[",
            "- ",
            "\"",
            "I love ",
            "Meditate on ",
            "#",
            "please read: ",
            "Amen! ",
            "our text is ",
            "@anna ",
            "...");
    private static final List<String> TAILS = List.of(
            "",
            "",
            ".",
            "!",
            ")",
            " NIV",
            " (ESV)",
            " is so good",
            ". What a promise",
            " - amen",
            " :)",
            "\nlove it",
            " (KJV)",
            " says it all",
            "...",
            "?",
            " KJV",
            " <3",
            ";",
            " \"Be strong\"");
    private static final List<String> LINKS = List.of("; ", ", ", " and ", " & ");
    private static final List<String> ODD_LINKS = List.of(
            "/",
            " / ",
            " cf. ",
            " compare ",
            " vs. ",
            " see also ",
            " e ",
            " y ",
            " und ",
            " + ",
            "|",
            " with ",
            ". ",
            " or ",
            ",",
            "; and ",
            "\n",
            " • ",
            " et ",
            ",see ",
            " also ");

    private final Random random;
    private final TestingBookNames names;
    private final List<String> kinds = new ArrayList<>();

    /**
     * A post.
     *
     * @param osis the verses that it names
     * @param kinds the choices behind it
     */
    record Post(String text, String osis, List<String> kinds) {
        /** Whether the post belongs to the tuning half instead of the held-out half. */
        boolean isForTuning() {
            return Math.floorMod(kinds.hashCode() * 0x9E3779B1, 1 << 16) < 1 << 15;
        }
    }

    TestingPosts(long seed) {
        random = new Random(seed);
        names = new TestingBookNames(random);
    }

    /** The next post with at least one unusual part. */
    Post next() {
        Post post = any();
        while (post.kinds.isEmpty()) {
            post = any();
        }
        return post;
    }

    private Post any() {
        kinds.clear();
        StringBuilder text = new StringBuilder(pick(LEADS));
        List<String> osis = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(link());
            }
            Book book = BOOKS.get(random.nextInt(BOOKS.size()));
            TestingNumbers numbers = new TestingNumbers(random, book, kinds, odd());
            text.append(name(book, numbers)).append(numbers.text());
            osis.addAll(numbers.osis());
        }
        return new Post(text + pick(TAILS), String.join(",", osis), List.copyOf(kinds));
    }

    private String link() {
        boolean odd = odd();
        String link = pick(odd ? ODD_LINKS : LINKS);
        if (odd) {
            kinds.add("link" + link);
        }
        return link;
    }

    /** The name with its surroundings. */
    private String name(Book book, TestingNumbers numbers) {
        TestingBookNames.Name name = names.of(book, odd(), numbers.hasVerse());
        if (!name.kind().isEmpty()) {
            kinds.add("name " + name.kind());
        }
        String written = name.text();
        if (!odd()) {
            return written + " ";
        }
        int form = random.nextInt(10);
        kinds.add("around " + form);
        return switch (form) {
            case 0 -> "*" + written + "*" + (random.nextBoolean() ? " " : "");
            case 1 -> "**" + written + "** ";
            case 2 -> "_" + written + "_ ";
            case 3 -> written + ". ";
            case 4 -> written + ".";
            case 5 -> written;
            case 6 -> written + "  ";
            case 7 -> invisible(written) + " ";
            case 8 -> "\"" + written + "\" ";
            default -> written + ": ";
        };
    }

    private String invisible(String written) {
        int at = 1 + random.nextInt(written.length() - 1);
        return written.substring(0, at)
                + "\u200b\u00ad\u2060\ufeff\u200d".charAt(random.nextInt(5))
                + written.substring(at);
    }

    private boolean odd() {
        return random.nextDouble() < ODD;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
