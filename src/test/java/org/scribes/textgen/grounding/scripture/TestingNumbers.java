package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random chapters and verses of one book: their spelling and their meaning. */
final class TestingNumbers {
    private static final List<String> ODD_COLONS = List.of(
            "*",
            "'",
            "\u2019",
            "~",
            "-",
            ";",
            ".",
            "_",
            " ",
            " : ",
            "::",
            ": ",
            " v",
            " v. ",
            " vs ",
            " verse ",
            ", verse ",
            " verses ",
            " vv. ",
            ",v.",
            " v:",
            ", verse number ",
            " ver. ",
            "\"",
            " - verse ",
            ":v",
            "v",
            " :",
            "\uff1a");
    /** Characters that separate a chapter from a verse only before a range; otherwise they mean a range or a list. */
    private static final List<String> RANGES_TOO = List.of("~", "-");

    private static final List<String> ODD_RANGES = List.of(
            "–",
            "—",
            " - ",
            " – ",
            " to ",
            " through ",
            " thru ",
            "-thru-",
            "_",
            "~",
            " -",
            "--",
            "- ",
            " till ",
            " until ");
    private static final List<String> VERSE_ITEMS = List.of(", ", ",", " and ", " & ", ". ", ", and ", "+", " , ", "/");
    private static final List<String> CHAPTER_ITEMS = List.of(
            "; ",
            ", ",
            " vs ",
            " compare ",
            " cf. ",
            " e ",
            " y ",
            " und ",
            " ",
            "/",
            ". ",
            " and ",
            ", see also ",
            " & ",
            ";",
            " see ",
            ", also ");
    private static final List<String> SUFFIXES = List.of("a", "b", "ff", "f", "ab", "ff.", "Have", "So", "NIV", "esv");
    private static final List<String> CHAPTER_LISTS = List.of("/", "/ ", " / ", ", ", " & ", ",");

    private final Random random;
    private final Book book;
    private final List<String> kinds;
    private final boolean odd;
    private final StringBuilder text = new StringBuilder();
    private final List<String> osis = new ArrayList<>();
    private boolean verses = true;
    private boolean ended;

    TestingNumbers(Random random, Book book, List<String> kinds, boolean odd) {
        this.random = random;
        this.book = book;
        this.kinds = kinds;
        this.odd = odd;
        int form = random.nextInt(10);
        if (form == 0 && book.chapters() > 3 && TestingBookNames.isSure(book)) {
            chapters();
        } else {
            verses(form);
        }
    }

    String text() {
        return text.toString();
    }

    List<String> osis() {
        return osis;
    }

    boolean hasVerse() {
        return verses;
    }

    private void chapters() {
        verses = false;
        int first = 1 + random.nextInt(book.chapters() - 2);
        text.append(first);
        if (random.nextBoolean()) {
            osis.add(chapter(first));
            return;
        }
        int last = first + 1 + random.nextInt(book.chapters() - first);
        if (book == Book.PSALMS && random.nextBoolean()) {
            text.append(choose("psalms ", CHAPTER_LISTS)).append(last);
            osis.add(chapter(first));
            osis.add(chapter(last));
            return;
        }
        text.append(range()).append(last);
        osis.add(chapter(first) + "-" + chapter(last));
    }

    private void verses(int form) {
        int chapter = 1 + random.nextInt(book.chapters());
        int verse = 1 + random.nextInt(book.verses(chapter));
        int last = verse;
        boolean ranged = form < 5 && verse < book.verses(chapter);
        String colon = colon(chapter, verse, ranged);
        text.append(chapter).append(colon).append(verse);
        if (ranged) {
            last = verse + 1 + random.nextInt(book.verses(chapter) - verse);
            text.append(range()).append(last);
        }
        int rest = suffix(chapter, verse, last);
        osis.add(name(chapter, verse) + (rest == verse ? "" : "-" + name(chapter, rest)));
        if (ended || form > 7 || form == 0) {
            return;
        }
        if (form % 2 == 0 && rest < book.verses(chapter)) {
            int next = rest + 1 + random.nextInt(book.verses(chapter) - rest);
            text.append(choose("item ", VERSE_ITEMS)).append(next);
            osis.add(name(chapter, next));
        } else if (book.chapters() > 1) {
            int otherChapter = 1 + random.nextInt(book.chapters());
            int other = 1 + random.nextInt(book.verses(otherChapter));
            text.append(choose("place ", CHAPTER_ITEMS))
                    .append(otherChapter)
                    .append(':')
                    .append(other);
            osis.add(name(otherChapter, other));
        }
    }

    private String colon(int chapter, int verse, boolean ranged) {
        if (!odd || random.nextBoolean()) {
            return ":";
        }
        String colon = ODD_COLONS.get(random.nextInt(ODD_COLONS.size()));
        boolean ofPerson = !TestingBookNames.isSure(book) && " '\"\u2019.".contains(colon);
        boolean unclear = ofPerson
                || (RANGES_TOO.contains(colon) && (!ranged || (verse > chapter && verse <= book.chapters())))
                || (colon.equals(";") && verse <= book.chapters() && !ranged)
                || book.chapters() == 1;
        if (unclear) {
            return ":";
        }
        kinds.add("colon" + colon);
        return colon;
    }

    private String range() {
        if (!odd || random.nextBoolean()) {
            return "-";
        }
        String range = ODD_RANGES.get(random.nextInt(ODD_RANGES.size()));
        kinds.add("range" + range);
        return range;
    }

    /**
     * Writes a suffix of the last verse.
     *
     * @return the last verse that the place includes
     */
    private int suffix(int chapter, int verse, int last) {
        if (!odd || random.nextInt(4) > 0) {
            return last;
        }
        String suffix = SUFFIXES.get(random.nextInt(SUFFIXES.size()));
        boolean following = suffix.startsWith("f");
        if (following && verse != last) {
            return last;
        }
        kinds.add("suffix " + suffix);
        text.append(suffix);
        ended = suffix.length() > 2 || suffix.equals("So");
        if (!following) {
            return last;
        }
        return suffix.startsWith("ff") ? book.verses(chapter) : Math.min(last + 1, book.verses(chapter));
    }

    private String choose(String kind, List<String> choices) {
        String choice = choices.get(odd ? random.nextInt(choices.size()) : random.nextInt(2));
        if (odd) {
            kinds.add(kind + choice);
        }
        return choice;
    }

    private String chapter(int chapter) {
        return book.osis() + "." + chapter;
    }

    private String name(int chapter, int verse) {
        return chapter(chapter) + "." + verse;
    }
}
