package org.scribes.textgen.grounding.quotation;

import java.util.regex.Pattern;

/** Detects a claim before a quotation that scripture or a passage says the words, without a reference. */
public final class SourceClaim {
    private static final int REACH = 90;

    private static final Pattern CLAIM = Pattern.compile(
            "(?i)\\b(?:bible|scriptures?|gospels?|word of god|god's word|psalmist|psalms?|proverbs?|apostles?|prophets?"
                    + "|passages?|verses?|it (?:is|stands) written|(?:jesus|christ|god|the lord|paul|peter|john|james|isaiah"
                    + "|moses|david|solomon|jeremiah) (?:himself )?(?:says?|said|writes?|wrote|tells?|told|promises?|promised"
                    + "|declares?|declared|teaches|taught|commands?|commanded|reminds?|asks?|asked|answers?|answered|replied))\\b");

    private SourceClaim() {}

    /** The end of a clause that introduces a quotation. */
    private static final Pattern LEADS = Pattern.compile(
            "(?is).*(?:[,:—–]|\\b(?:says?|said|reads?|states?|that|written|writes|wrote|promises|declares|teaches|is))\\s*");

    /** Whether the clause that introduces the quotation at {@code at} makes such a claim. */
    public static boolean before(CharSequence text, int at) {
        int from = Math.max(0, at - REACH);
        for (int i = at - 2; i >= from; i--) {
            if (ends(text, i)) {
                from = i + 1;
                break;
            }
        }
        CharSequence sentence = text.subSequence(from, at);
        return LEADS.matcher(sentence).matches() && CLAIM.matcher(sentence).find();
    }

    /** Whether a sentence or another quotation ends at {@code at}. */
    private static boolean ends(CharSequence text, int at) {
        char character = text.charAt(at);
        boolean closes = "\"”»]\n".indexOf(character) >= 0;
        return closes || (".!?".indexOf(character) >= 0 && Character.isWhitespace(text.charAt(at + 1)));
    }
}
