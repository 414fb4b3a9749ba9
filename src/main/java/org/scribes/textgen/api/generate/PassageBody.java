package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;
import org.scribes.textgen.domain.Passage;

/** The JSON of a passage. */
@Schema(
        name = "Passage",
        description = "A text that the answer may quote. Other fields, which retrievers add (`score`, `metadata`, "
                + "`embedding`), are ignored.",
        requiredProperties = {"id", "text"})
public record PassageBody(
        @Schema(
                description =
                        "How citations name it; unique in its request, not blank. A whole number counts as its digits.",
                minLength = 1,
                maxLength = GenerateReader.MAX_PASSAGE_ID,
                examples = "1")
        @JsonDeserialize(using = PassageId.class)
        @Nullable
        String id,

        @Schema(description = "The wording; not blank.", minLength = 1, examples = Examples.VERSE) @Nullable
        String text,

        @Schema(description = "Where the wording stands.", maxLength = GenerateReader.MAX_NAME, examples = "John 3:16")
        @Nullable
        String reference,

        @Schema(
                description = "What it was taken from.",
                maxLength = GenerateReader.MAX_NAME,
                examples = "World English Bible")
        @Nullable
        String source,

        @Schema(
                description =
                        "Where a reader finds it: an absolute `http` or `https` address. Links of citations lead there.",
                maxLength = Passage.MAX_URL,
                examples = "https://bible.example.org/John.3.16")
        @Nullable
        String url,

        @Schema(hidden = true) @JsonAnySetter @JsonSetter(contentNulls = Nulls.SET) @Nullable
        Map<String, IgnoredFields.Value> ignored) {
    /** The ignored field that was probably meant to be {@code field}, for messages. */
    Optional<String> meantAs(String field) {
        return IgnoredFields.meantAs(field, ignored);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "PassageBody";
    }
}
