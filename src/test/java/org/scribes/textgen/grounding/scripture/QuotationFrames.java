package org.scribes.textgen.grounding.scripture;

import java.util.List;
import java.util.Random;

/** Sentences around a quotation and its reference, in the style of models. */
final class QuotationFrames {
    /** The placeholders are the quotation and the reference. */
    private static final List<String> FRAMES = List.of(
            "Scripture says, \"%1$s\" (%2$s).",
            "%2$s says, \"%1$s\"",
            "In %2$s we read: “%1$s”",
            "As %2$s puts it, “%1$s” [1]",
            "\"%1$s\" - %2$s",
            "“%1$s” — %2$s",
            "\"%1$s\" (%2$s) [1]. May that comfort you.",
            "A verse to hold on to:%n%n> %1$s%n> — %2$s%n",
            "> “%1$s” (%2$s)%n%nThat is a promise.",
            "According to %2$s, «%1$s»",
            "You are not alone. \"%1$s\" ( %2$s, WEB )");

    private QuotationFrames() {}

    static String any(Random random, String quotation, String reference) {
        return String.format(FRAMES.get(random.nextInt(FRAMES.size())), quotation, reference);
    }
}
