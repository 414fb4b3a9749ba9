package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;

/** The JSON of a quotation, reference or marker. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Citation",
        description = "One quotation, reference or marker of an answer, and its sources. Offsets count code points.",
        requiredProperties = {"kind", "verdict", "start", "end", "text", "closed", "sources", "exists_in"})
public record CitationBody(
        @Schema(
                description = "`unmarked` is known scripture without quotation marks, from eight words on.",
                enumeration = {"quote", "unmarked", "reference", "marker"},
                examples = "quote")
        String kind,

        @Schema(
                description = "The verdict on the text before any repair. Quotations: `verified`, `altered`, "
                        + "`misattributed`, `outside_context` or `fabricated`; references: `in_context`, "
                        + "`outside_context` or `nonexistent`; markers: `resolved` or `dangling`.",
                enumeration = {
                    "verified",
                    "altered",
                    "misattributed",
                    "outside_context",
                    "fabricated",
                    "in_context",
                    "nonexistent",
                    "resolved",
                    "dangling"
                },
                examples = "altered")
        String verdict,

        @Schema(description = "Where it begins in `answer`.", minimum = "0", examples = "17")
        int start,

        @Schema(description = "Where it ends there; `start` if it was taken out.", minimum = "0", examples = "61")
        int end,

        @Schema(description = "The text there.", examples = "that he gave his only born Son")
        String text,

        @Schema(description = "Whether a quotation has its closing mark.", examples = "true")
        boolean closed,

        @Schema(
                description =
                        "The parts of passages that support it, or that it should have quoted. If there are more, the first are listed; "
                                + "`warnings` says how many are not listed.",
                maxItems = Citation.MOST_SOURCES,
                examples = "[{\"passage\": \"1\", \"start\": 31, \"end\": 61}]")
        List<SourceBody> sources,

        @Schema(description = "The place in the Bible, in OSIS form.", nullable = true, examples = "John.3.16")
        @Nullable
        String reference,

        @Schema(
                description = "The translation that holds scripture from outside the passages.",
                nullable = true,
                examples = "KJV")
        @Nullable
        String edition,

        @Schema(
                description = "What an altered quotation should say: the source's own words.",
                nullable = true,
                examples = "that he gave his only born Son")
        @Nullable
        String expected,

        @Schema(
                description = "The text before it was repaired or left out; null if nothing was changed.",
                nullable = true,
                examples = "that he gave his one and only Son")
        @Nullable
        String repairedFrom,

        @Schema(
                description = "Of a verified quotation: the passage's whole sentence, if the quotation is cut from who "
                        + "says it there, or from a word that denies or limits it. `repair` puts it in the quotation's "
                        + "place where it is short (`textgen.grounding.clipped-words`); else `warnings` tells. Null "
                        + "otherwise.",
                nullable = true,
                examples = "The fool has said in his heart, “There is no God.”")
        @Nullable
        String clipped,

        @Schema(
                description = "Where the words of a quotation stand, whatever the answer says: in passages, or else in "
                        + "translations of the Bible. `verdict` is about where the answer says that they stand. Empty "
                        + "if the words stand nowhere, and for references and markers.",
                maxItems = Citation.MOST_SOURCES,
                examples = "[{\"passage\": null, \"edition\": \"KJV\", \"reference\": \"John.3.16\"}]")
        List<PlaceBody> existsIn) {
    /** A place that contains the words. */
    @Schema(name = "CitationPlace", description = "Where words stand: in a passage, or in a translation of the Bible.")
    record PlaceBody(
            @Schema(description = "The passage's `id`.", nullable = true, examples = "1") @Nullable
            String passage,

            @Schema(description = "The translation.", nullable = true, examples = "KJV") @Nullable
            String edition,

            @Schema(description = "The place in it, in OSIS form.", nullable = true, examples = "John.3.16") @Nullable
            String reference) {}

    /** A part of a passage. */
    @Schema(
            name = "CitationSource",
            description = "A part of a passage.",
            requiredProperties = {"passage", "start", "end"})
    record SourceBody(
            @Schema(description = "The passage's `id`; for blocks of a prompt, their number.", examples = "1")
            String passage,

            @Schema(
                    description =
                            "Where the part begins in the passage: as it was sent, and cleaned if `warnings` says so.",
                    minimum = "0",
                    examples = "31")
            int start,

            @Schema(description = "Where it ends there.", minimum = "0", examples = "61")
            int end) {}

    static CitationBody of(Citation citation) {
        return new CitationBody(
                EnumNames.of(citation.kind()),
                EnumNames.of(citation.verdict()),
                citation.start(),
                citation.end(),
                citation.text(),
                citation.closed(),
                citation.sources().stream()
                        .map(source -> new SourceBody(source.passage(), source.start(), source.end()))
                        .toList(),
                citation.reference().orElse(null),
                citation.edition().orElse(null),
                citation.expected().orElse(null),
                citation.repairedFrom().orElse(null),
                citation.clipped().orElse(null),
                citation.existsIn().stream()
                        .map(place -> new PlaceBody(
                                place.passage().orElse(null),
                                place.edition().orElse(null),
                                place.reference().orElse(null)))
                        .toList());
    }

    /** The citations of an answer; none if it was not checked. */
    public static List<CitationBody> all(GenerationResult result) {
        return all(result.grounded().map(GroundedAnswer::citations).orElse(List.of()));
    }

    public static List<CitationBody> all(List<Citation> citations) {
        return citations.stream().map(CitationBody::of).toList();
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "CitationBody";
    }
}
