package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a stream's options. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "StreamOptions", description = "Options of a stream.")
record StreamOptionsBody(
        @Schema(description = "Whether the stream ends with the number of tokens.", examples = "true") @Nullable
        Boolean includeUsage) {
    /** Whether the number of tokens is asked for. */
    static boolean usage(@Nullable StreamOptionsBody options) {
        return options != null && Boolean.TRUE.equals(options.includeUsage());
    }
}
