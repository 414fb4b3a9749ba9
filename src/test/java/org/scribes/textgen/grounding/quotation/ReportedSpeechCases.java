package org.scribes.textgen.grounding.quotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.scripture.Verses;
import org.scribes.textgen.grounding.store.TestingCanon;

/**
 * Generates verses that report speech and answers that quote it, reproducibly by seed. Only sentences are used whose
 * first words name the speaker or are {@code he}.
 */
public final class ReportedSpeechCases {
    private static final String VERB =
            "(?:has |hath )?(?:also )?(?:said|says|saith|answered|cried|spoke|spake|asked|replied)";
    private static final String START =
            "^(?:And |Then |But |So |Now |For |Therefore )?(?<speaker>(?:[Tt]he |[Aa] )?[\\p{L}’]+(?: [\\p{L}’]+){0,3}?) "
                    + VERB;
    private static final Pattern WEB = Pattern.compile(
            START + "(?: [^“”,.:;]*)?,(?: and said,| saying,)? “(?<words>[^“”‘]{20,}?[.?!])(?:[”’]| .*)?$");
    private static final Pattern KJV = Pattern.compile(
            START + "(?: [^“”,.:;]*)?,(?: and said,| saying,)? (?<words>[A-Z][^“”.?!]{20,}?[.?!:;])(?: .*)?$");
    private static final String FILLING = " (?:therefore|also|again|then|straightway|answering|hath|has)$";
    private static final String OTHER_START =
            "(?:[Tt]hus|[Tt]hen|[Aa]fter|[Aa]bout|[Tt]o|[Uu]nto|[Aa]t|[Aa]s|[Tt]hat|[Aa]lso|[Ww]herefore|[Tt]herefore|[Ii]n|[Ww]hen"
                    + "|[Oo]f|[Ff]or|[Tt]he scripture|[Tt]he Scripture|[Jj]esus|[Tt]hese)(?: .*)?";
    private static final Pattern GOD = Pattern.compile(
            "(?:the |the Lord )?(?:God|Yahweh|LORD|Lord|Jesus|Christ|Lord God|LORD God|Yahweh God|Lord Yahweh|Spirit|Holy Spirit|angel of (?:the LORD|Yahweh|the Lord))",
            Pattern.CASE_INSENSITIVE);

    private final Random random;

    public ReportedSpeechCases(long seed) {
        this.random = new Random(seed);
    }

    /** The speaker, by this generator's rules. */
    enum Speaker {
        GOD,
        HE,
        OTHER
    }

    /** An answer, and whether its quotation misleads. */
    public record Case(String verse, String answer, boolean misleads, Speaker speaker) {
        public Passage passage() {
            return new Passage("1", verse, Optional.empty(), Optional.empty());
        }
    }

    private record Speech(String verse, String speaker, String words) {
        Speaker kind() {
            if (GOD.matcher(name()).matches()) {
                return Speaker.GOD;
            }
            return name().equalsIgnoreCase("he") ? Speaker.HE : Speaker.OTHER;
        }

        private String name() {
            return speaker.replaceAll(FILLING, "");
        }

        /** Whether the first words name the speaker: not {@code Thus says Yahweh}, not {@code To Adam he said}. */
        boolean isPlain() {
            boolean thought = verse.contains("heart") && verse.indexOf("heart") < verse.indexOf(words);
            return !thought && !name().matches(OTHER_START);
        }
    }

    /** Verses with speech, each quoted once. */
    public List<Case> cases(int count) {
        List<Case> cases = new ArrayList<>();
        while (cases.size() < count) {
            boolean web = random.nextBoolean();
            int ordinal = random.nextInt(Verses.count());
            Optional<String> found = Optional.ofNullable((web ? TestingCanon.web() : TestingCanon.kjv()).get(ordinal));
            String verse = found.orElse("");
            Matcher matcher = (web ? WEB : KJV).matcher(verse);
            if (matcher.find()) {
                Speech speech = new Speech(verse, matcher.group("speaker"), matcher.group("words"));
                if (speech.isPlain() || speech.kind() == Speaker.GOD) {
                    cases.add(quoted(speech));
                }
            }
        }
        return cases;
    }

    private Case quoted(Speech speech) {
        boolean somebody = speech.kind() == Speaker.OTHER;
        String answer = switch (random.nextInt(4)) {
            case 0 -> "Scripture says, \"" + speech.words() + "\" [1]";
            case 1 -> "Take this to heart: \"" + speech.words() + "\" [1] Amen.";
            case 2 -> "We read how " + speech.speaker() + " once said, \"" + speech.words() + "\" [1]";
            default -> "\"" + speech.words() + "\" [1] is what the Bible teaches.";
        };
        boolean namesSpeaker = answer.startsWith("We read how");
        return new Case(speech.verse(), answer, somebody && !namesSpeaker, speech.kind());
    }
}
