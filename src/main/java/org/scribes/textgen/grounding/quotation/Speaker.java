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

    private static final Set<String> OBJECTS =
            Set.of("to", "unto", "at", "against", "before", "with", "about", "from", "for", "upon", "toward", "among");
    /** Nouns that speak for God after a possessive: {@code Yahweh's word}. */
    private static final Set<String> OWN = Set.of("word", "words", "voice", "spirit", "angel", "mouth", "son");

    private static final Set<String> ARTICLES =
            Set.of("the", "our", "your", "thy", "my", "his", "a", "an", "holy", "living", "most");
    private static final Set<String> FILLING = Set.of(
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
    private static final Set<String> NO_NAMES = Set.of(
            "the", "his", "her", "him", "they", "them", "their", "she", "you", "your", "thy", "our", "unto", "out",
            "was", "were", "which", "with", "from", "into", "one", "there", "heart", "hearts", "came", "went", "are",
            "not", "all", "behold", "let", "own", "god", "lord", "day");

    /**
     * Reads a reporting clause.
     *
     * @param lead the keys of the clause's words
     */
    static Speaker of(List<String> lead, GoverningWords governing) {
        int verb = lead.size() - 1;
        while (verb > 0 && !governing.speechVerbs().contains(lead.get(verb))) {
            verb--;
        }
        for (int i = 0; i < lead.size(); i++) {
            if (isVoice(lead, i, governing) && isSubject(lead, i, governing)) {
                return new Speaker(Kind.VOICE, Set.of());
            }
        }
        boolean thought = lead.contains("heart")
                || lead.contains("hearts")
                || lead.get(verb).startsWith("th");
        boolean he = before(lead, verb, governing).equals("he")
                || first(lead).equals("he")
                || (verb + 1 < lead.size() && lead.get(verb + 1).equals("he"));
        return new Speaker(he && !thought ? Kind.UNKNOWN : Kind.REPORTED, names(lead, governing));
    }

    private static String first(List<String> lead) {
        return lead.stream().filter(word -> !FILLING.contains(word)).findFirst().orElse("");
    }

    private static Set<String> names(List<String> lead, GoverningWords governing) {
        Set<String> names = new HashSet<>(lead);
        names.removeIf(word -> word.length() < 3
                || NO_NAMES.contains(word)
                || FILLING.contains(word)
                || governing.speechVerbs().contains(word));
        return Set.copyOf(names);
    }

    private static boolean isVoice(List<String> lead, int at, GoverningWords governing) {
        String word = lead.get(at);
        return word.endsWith("'s")
                ? governing.voices().contains(word.substring(0, word.length() - 2))
                        && at + 1 < lead.size()
                        && OWN.contains(lead.get(at + 1))
                : governing.voices().contains(word);
    }

    /**
     * Whether the word is the subject: not in {@code said to Jesus}, {@code a man of God} or {@code Satan answered the
     * Lord}.
     */
    private static boolean isSubject(List<String> lead, int at, GoverningWords governing) {
        int before = at - 1;
        while (before >= 0
                && (ARTICLES.contains(lead.get(before)) || governing.voices().contains(lead.get(before)))) {
            before--;
        }
        if (before < 0) {
            return true;
        }
        String word = lead.get(before);
        if (word.equals("of")) {
            return before > 0 && OWN.contains(lead.get(before - 1));
        }
        boolean object = governing.speechVerbs().contains(word)
                && !before(lead, before, governing).isEmpty();
        boolean conjunction = before == 0 && word.equals("for");
        return !object && (conjunction || !OBJECTS.contains(word));
    }

    /** The last word before {@code at} that may be a subject; empty if there is none. */
    private static String before(List<String> lead, int at, GoverningWords governing) {
        int before = at - 1;
        while (before >= 0
                && (FILLING.contains(lead.get(before))
                        || governing.speechVerbs().contains(lead.get(before)))) {
            before--;
        }
        return before < 0 ? "" : lead.get(before);
    }
}
