package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.scribes.textgen.api.door.CitationLink;

/** The JSON of a citation, as user interfaces show it. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
        name = "Annotation",
        description = "A citation of the answer.",
        requiredProperties = {"type", "url_citation"})
record AnnotationBody(
        @Schema(description = "Always `url_citation`.", examples = "url_citation")
        String type,

        UrlCitation urlCitation) {
    /** Where the citation is and where it leads. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(
            name = "UrlCitation",
            description = "Where a citation is in the answer, and where it leads. Offsets count code points.",
            requiredProperties = {"start_index", "end_index", "title", "url"})
    record UrlCitation(
            @Schema(description = "Where it begins.", examples = "17")
            int startIndex,

            @Schema(description = "Where it ends.", examples = "61")
            int endIndex,

            @Schema(description = "The reference.", examples = "John 3:16")
            String title,

            @Schema(
                    description = "The passage's `url`, the reader's address, or a URN.",
                    examples = "urn:osis:John.3.16")
            String url) {}

    static AnnotationBody of(CitationLink link) {
        return new AnnotationBody(
                "url_citation",
                new UrlCitation(link.citation().start(), link.citation().end(), link.title(), link.url()));
    }

    static List<AnnotationBody> all(List<CitationLink> links) {
        return links.stream().map(AnnotationBody::of).toList();
    }
}
