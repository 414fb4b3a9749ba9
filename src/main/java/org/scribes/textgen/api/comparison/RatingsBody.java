package org.scribes.textgen.api.comparison;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.usage.VariantRecord.RatingCounts;

/** The JSON of the ratings of many answers. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "ComparisonRatings",
        description = "Ratings of the answers; `rating_mean` has their mean.",
        requiredProperties = {"count", "wrong_citation", "unsound", "hallucination"})
record RatingsBody(
        @Schema(description = "Ratings.", examples = "45") long count,

        @Schema(description = "Ratings with the flag `wrong_citation`.", examples = "2")
        long wrongCitation,

        @Schema(description = "Ratings with the flag `unsound`.", examples = "0")
        long unsound,

        @Schema(description = "Ratings with the flag `hallucination`.", examples = "1")
        long hallucination) {
    static RatingsBody of(RatingCounts ratings) {
        return new RatingsBody(ratings.all(), ratings.wrongCitations(), ratings.unsound(), ratings.hallucinations());
    }
}
