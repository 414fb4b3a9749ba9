package org.scribes.textgen.api.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.BiblePassage;

/** The JSON of consecutive verses, which a request may have among its passages as it is. */
@Schema(
        name = "BiblePassage",
        description = "Consecutive verses. A request may have it among its `passages` as it is.",
        requiredProperties = {"id", "reference", "source", "text", "osis"})
record BiblePassageBody(
        @Schema(description = "Its number in this response, from 1.", examples = "1")
        String id,

        @Schema(description = "Its place in English.", examples = "John 3:16")
        String reference,

        @Schema(description = "The translation.", examples = "WEB")
        String source,

        @Schema(description = "The verses, with spaces between them.", examples = Examples.VERSE)
        String text,

        @Schema(description = "Its place in OSIS form.", examples = "John.3.16")
        String osis) {
    static BiblePassageBody of(int number, String translation, BiblePassage passage) {
        return new BiblePassageBody(
                String.valueOf(number), passage.reference(), translation, passage.text(), passage.osis());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "BiblePassageBody";
    }
}
