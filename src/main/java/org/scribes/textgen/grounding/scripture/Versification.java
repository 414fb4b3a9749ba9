package org.scribes.textgen.grounding.scripture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A system of numbering chapters and verses. The label of a passage may use any: {@code Malachi 3:24} is Malachi 4:6 in
 * English Bibles. The data are the versification tables of the Copenhagen Alliance; only chapters with more verses than
 * in English are listed.
 */
public enum Versification {
    /**
     * The numbering of English Bibles, with the deuterocanonical books and the additions to Esther, Daniel and the
     * Psalms.
     */
    ENGLISH(""),
    /** The Hebrew numbering: the superscription of a psalm is its first verse. */
    HEBREW("""
            Gen 32:33, Exod 7:29 21:37, Lev 5:26, Num 17:28 25:19 30:17, Deut 13:19 23:26 28:69, 1Sam 21:16 24:23,
            2Sam 19:44, 1Kgs 5:32 22:54, 2Kgs 12:22, 1Chr 5:41 12:41, 2Chr 1:18 13:23, Neh 3:38 10:40, Job 40:32,
            Ps 3:9 4:9 5:13 6:11 7:18 8:10 9:21 12:9 18:51 19:15 20:10 21:14 22:32 30:13 31:25 34:23 36:13 38:23
            39:14 40:18 41:14 42:12 44:27 45:18 46:12 47:10 48:15 49:21 51:21 52:11 53:7 54:9 55:24 56:14 57:12
            58:12 59:18 60:14 61:9 62:13 63:12 64:11 65:14 67:8 68:36 69:37 70:6 75:11 76:13 77:21 80:20 81:17
            83:19 84:13 85:14 88:19 89:53 92:16 102:29 108:14 140:14 142:8, Eccl 4:17, Song 7:14, Isa 8:23,
            Jer 8:23, Ezek 21:37, Dan 3:33 6:29, Hos 2:25 12:15 14:10, Joel 4:21, Jonah 2:11, Mic 4:14, Nah 2:14,
            Zech 2:17, Mal 3:24
            """),
    /** The Latin numbering: most psalms have a number one lower than in English. */
    VULGATE("""
            Num 13:34 20:30 30:17, Josh 4:25 5:16, Judg 5:32, 1Sam 20:43 24:23, 1Kgs 22:54, Job 16:23 39:35 40:28,
            Ps 2:13 3:9 4:10 5:13 6:11 7:18 8:10 9:39 11:9 13:7 15:10 16:15 17:51 20:14 21:32 23:10 24:22 26:14
            28:11 29:13 30:25 32:22 33:23 34:28 36:40 39:18 43:26 47:15 48:21 49:23 53:9 54:24 57:12 58:18 61:13
            64:14 65:20 67:36 68:37 70:24 72:28 75:13 76:21 77:72 79:20 82:19 84:14 85:17 87:19 88:53 93:23 95:13
            100:8 101:29 103:35 104:45 105:48 108:31 110:10 113:26 114:9 115:19 117:29 118:176 120:8 121:9 123:8
            125:6 127:6 128:8 131:18 134:21 135:26 138:24 142:12 143:15 144:21 146:11, Eccl 4:17 7:30, Song 5:17,
            Hos 2:24 14:10, Amos 6:15, Jonah 2:11, Hag 2:24, Mark 8:39, John 6:72
            """);

    /** The last verses of longer chapters, by the OSIS name of the chapter; never modified. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Integer> longer = new HashMap<>();

    Versification(String chapters) {
        for (String book : chapters.isBlank() ? new String[0] : chapters.strip().split(",\\s*", -1)) {
            String[] parts = book.strip().split("\\s+", -1);
            Arrays.stream(parts)
                    .skip(1)
                    .map(chapter -> chapter.split(":", -1))
                    .forEach(chapter -> longer.put(parts[0] + "." + chapter[0], Integer.parseInt(chapter[1])));
        }
    }

    /** Whether one numbering has all places of an OSIS reference, for example {@code Mal.3.23-Mal.3.24,Joel.4}. */
    public static boolean anyHas(String osis) {
        return Stream.of(values()).anyMatch(tradition -> tradition.has(osis));
    }

    /** Whether this numbering has all places of an OSIS reference; false for an invalid name. */
    public boolean has(String osis) {
        return !osis.isEmpty() && Stream.of(osis.split("[,-]", -1)).allMatch(this::hasPlace);
    }

    private boolean hasPlace(String place) {
        String[] parts = place.split("\\.", -1);
        Optional<Book> book = Book.ofOsis(parts[0]);
        if (parts.length < 2 || parts.length > 3 || book.isEmpty()) {
            return false;
        }
        int chapter = number(parts[1]);
        int verse = parts.length == 3 ? number(parts[2]) : 0;
        VersePoint point = new VersePoint(book.get(), chapter, verse);
        boolean further = verse >= 0 && verse <= longer.getOrDefault(parts[0] + "." + chapter, -1);
        return further || point.exists();
    }

    /** The number; an impossible one if the text is not a number. */
    private static int number(String digits) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }
}
