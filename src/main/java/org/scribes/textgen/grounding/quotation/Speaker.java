package org.scribes.textgen.grounding.quotation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scribes.textgen.grounding.text.GoverningWords;

/**
 * The speaker that a reporting clause names, such as {@code The fool has said in his heart}.
 *
 * @param kind how the work treats the speaker's words
 * @param names the words that may name the speaker
 */
record Speaker(Kind kind, Set<String> names) {
    /** How the work treats a speaker's words. */
    enum Kind {
        /** The work gives the words as its own: God's, Jesus', scripture's. */
        VOICE,
        /** The speaker is unknown: {@code he said}. */
        UNKNOWN,
        /** The work only reports the words. */
        REPORTED
    }

    private static final Set<String> PREPOSITIONS =
            Set.of("to", "unto", "at", "against", "before", "with", "about", "from", "for", "upon", "toward", "among");
    /** Nouns that speak for God after a possessive: {@code Yahweh's word}. */
    private static final Set<String> DIVINE_NOUNS = Set.of("word", "words", "voice", "spirit", "angel", "mouth", "son");

    private static final Set<String> ARTICLES =
            Set.of("the", "our", "your", "thy", "my", "his", "a", "an", "holy", "living", "most");
    private static final Set<String> FILLERS = Set.of(
            "and",
            "then",
            "but",
            "so",
            "now",
            "again",
            "also",
            "therefore",
            "thus",
            "for",
            "when",
            "as",
            "has",
            "hath",
            "had",
            "have",
            "did",
            "do",
            "will",
            "shall",
            "who",
            "that",
            "himself",
            "moreover",
            "this",
            "these",
            "things");
    private static final Set<String> NOT_NAMES = Set.of(
            "the", "his", "her", "him", "they", "them", "their", "she", "you", "your", "thy", "our", "unto", "out",
            "was", "were", "which", "with", "from", "into", "one", "there", "heart", "hearts", "came", "went", "are",
            "not", "all", "behold", "let", "own", "god", "lord", "day");

    /**
     * Reads a reporting clause.
     *
     * @param clause the keys of the clause's words
     */
    static Speaker of(List<String> clause, GoverningWords governing) {
        int verb = clause.size() - 1;
        while (verb > 0 && !governing.speechVerbs().contains(clause.get(verb))) {
            verb--;
        }
        for (int i = 0; i < clause.size(); i++) {
            if (isVoice(clause, i, governing) && isSubject(clause, i, governing)) {
                return new Speaker(Kind.VOICE, Set.of());
            }
        }
        boolean thought = clause.contains("heart")
                || clause.contains("hearts")
                || clause.get(verb).startsWith("th");
        boolean pronoun = subjectBefore(clause, verb, governing).equals("he")
                || firstWord(clause).equals("he")
                || (verb + 1 < clause.size() && clause.get(verb + 1).equals("he"));
        return new Speaker(pronoun && !thought ? Kind.UNKNOWN : Kind.REPORTED, names(clause, governing));
    }

    private static String firstWord(List<String> clause) {
        return clause.stream()
                .filter(word -> !FILLERS.contains(word))
                .findFirst()
                .orElse("");
    }

    private static Set<String> names(List<String> clause, GoverningWords governing) {
        Set<String> names = new HashSet<>(clause);
        names.removeIf(word -> word.length() < 3
                || NOT_NAMES.contains(word)
                || FILLERS.contains(word)
                || governing.speechVerbs().contains(word));
        return Set.copyOf(names);
    }

    private static boolean isVoice(List<String> clause, int at, GoverningWords governing) {
        String word = clause.get(at);
        return word.endsWith("'s")
                ? governing.voices().contains(word.substring(0, word.length() - 2))
                        && at + 1 < clause.size()
                        && DIVINE_NOUNS.contains(clause.get(at + 1))
                : governing.voices().contains(word);
    }

    /**
     * Whether the word is the subject: not in {@code said to Jesus}, {@code a man of God} or {@code Satan answered the
     * Lord}.
     */
    private static boolean isSubject(List<String> clause, int at, GoverningWords governing) {
        int before = at - 1;
        while (before >= 0
                && (ARTICLES.contains(clause.get(before)) || governing.voices().contains(clause.get(before)))) {
            before--;
        }
        if (before < 0) {
            return true;
        }
        String word = clause.get(before);
        if (word.equals("of")) {
            return before > 0 && DIVINE_NOUNS.contains(clause.get(before - 1));
        }
        boolean object = governing.speechVerbs().contains(word)
                && !subjectBefore(clause, before, governing).isEmpty();
        boolean conjunction = before == 0 && word.equals("for");
        return !object && (conjunction || !PREPOSITIONS.contains(word));
    }

    /** The last word before {@code at} that may be a subject; empty if there is none. */
    private static String subjectBefore(List<String> clause, int at, GoverningWords governing) {
        int before = at - 1;
        while (before >= 0
                && (FILLERS.contains(clause.get(before))
                        || governing.speechVerbs().contains(clause.get(before)))) {
            before--;
        }
        return before < 0 ? "" : clause.get(before);
    }
}
