package org.scribes.textgen.api.usage;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.RequestId;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.usage.FeedbackStore.Judgement;

/** The JSON of feedback; the response repeats it without the comment. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Feedback",
        description = "Feedback on an answer.",
        requiredProperties = {"request_id", "rating"})
record FeedbackBody(
        @Schema(
                description = "The `request_id` of the answer's metadata.",
                pattern = "^[A-Za-z0-9._-]{1,64}$",
                examples = "req-1")
        @Nullable
        String requestId,

        @Schema(description = "From 1 (useless) to 5 (perfect).", minimum = "1", maximum = "5", examples = "4")
        @Nullable
        Integer rating,

        @Schema(
                description = "What is wrong: a citation that does not say what it claims "
                        + "(`wrong_citation`), teaching that the church rejects (`unsound`), something "
                        + "made up (`hallucination`).",
                examples = "[\"wrong_citation\"]")
        @Nullable
        List<String> flags,

        @Schema(
                description = "A comment. It is stored in the database and never shown by this service.",
                maxLength = Judgement.MAX_COMMENT,
                examples = "The verse is from Luke.")
        @Nullable
        String comment) {
    private static final int BEST = 5;
    private static final String WRONG_CITATION = "wrong_citation";
    private static final String UNSOUND = "unsound";
    private static final String HALLUCINATION = "hallucination";
    private static final List<String> FLAGS = List.of(WRONG_CITATION, UNSOUND, HALLUCINATION);

    /**
     * Converts the body to a judgement. The comment is kept as sent.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER, naming the field
     */
    Judgement judgement(Client client, Instant now) {
        String id = TextRules.given(requestId, "request_id");
        if (!RequestId.isValid(id)) {
            throw invalidParameter("request_id", "must be the request_id of an answer: 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        if (rating == null || rating < 1 || rating > BEST) {
            throw invalidParameter("rating", rating == null ? "must be given" : "must be from 1 to " + BEST);
        }
        List<String> given = flags == null ? List.of() : flags;
        if (!FLAGS.containsAll(given)) {
            throw invalidParameter("flags", "can hold " + String.join(", ", FLAGS) + " only");
        }
        return new Judgement(
                id,
                client.id(),
                now,
                rating,
                given.contains(WRONG_CITATION),
                given.contains(UNSOUND),
                given.contains(HALLUCINATION),
                TextRules.optionalGiven(comment, "comment", Judgement.MAX_COMMENT)
                        .filter(text -> !text.isBlank()));
    }

    /** The response. */
    FeedbackBody withoutComment() {
        return new FeedbackBody(requestId, rating, flags == null ? List.of() : flags, null);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "FeedbackBody";
    }
}
