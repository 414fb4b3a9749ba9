package org.scribes.textgen.api.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.FoundVerses;
import org.scribes.textgen.domain.Passage;

/** The JSON of verses that were asked for. */
@Schema(
        name = "BibleVerses",
        description = "Verses of one translation of the Bible.",
        requiredProperties = {"translation", "translations", "passages", "warnings"})
record VersesBody(
        @Schema(description = "The translation that the verses are taken from.", examples = "WEB")
        String translation,

        @Schema(
                description = "All translations of this server; the first is the default.",
                examples = "[\"WEB\", \"KJV\"]")
        List<String> translations,

        @Schema(
                description = "One for each contiguous range, in the order of `ref`.",
                maxItems = Passage.MOST,
                examples = EXAMPLE_PASSAGES)
        List<BiblePassageBody> passages,

        @Schema(
                description = "Verses within a passage that the translation lacks; fit to show a user.",
                examples = "[]")
        List<String> warnings) {
    private static final String EXAMPLE_PASSAGES =
            "[{\"id\": \"1\", \"reference\": \"John 3:16\", \"source\": \"WEB\", " + "\"text\": \"" + Examples.VERSE
                    + "\", \"osis\": \"John.3.16\"}]";

    static VersesBody of(FoundVerses found) {
        return new VersesBody(
                found.translation(),
                found.translations(),
                IntStream.range(0, found.passages().size())
                        .mapToObj(index -> BiblePassageBody.of(
                                index + 1, found.translation(), found.passages().get(index)))
                        .toList(),
                found.warnings());
    }

    /** Omits the texts, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "VersesBody";
    }
}
