package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.openapi.Examples;

/** The JSON of a request for an answer. {@link GenerateReader} converts it. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "GenerateRequest", description = """
                Exactly one of `prompt` and `messages` must be given. What is left out comes from the server's \
                configuration, then from the model's `generation_config.json`, then from the defaults named here.

                `prompt`, `messages` and `passages` are cleaned: control characters go but tabs and newlines, so do \
                characters that override the direction of text or are never seen; of three or more newlines two stay; \
                halves of surrogate pairs become U+FFFD; texts get Unicode's normal form NFC. `warnings` counts what was \
                changed. Names, ids and stop texts are refused where they hold U+0000 or half of a surrogate pair.""")
record GenerateBody(
        @Schema(
                description = "The question, as one text. It goes through the model's chat template as one "
                        + "message of the user, unless `raw` is true. Not together with `messages`.",
                minLength = 1,
                examples = Examples.QUESTION)
        @Nullable
        String prompt,

        @Schema(
                description = "A conversation, in the order it was spoken. Not together with `prompt`. Needs a "
                        + "model with a chat template.",
                maxItems = GenerateReader.MAX_MESSAGES,
                examples = Examples.MESSAGES)
        @Nullable
        List<MessageBody> messages,

        @Schema(
                description = "What the answer may quote, in the order of their numbers. Unless a message of "
                        + "the system is given, the model is told to answer from them only. An empty list says that there "
                        + "are none: markers are judged then, too, and quotations against the Bible only. Left out: those "
                        + "in the prompt count. Not with `raw`.",
                maxItems = GenerateReader.MAX_PASSAGES,
                examples = Examples.PASSAGES)
        @Nullable
        List<PassageBody> passages,

        @Schema(
                description = "The most tokens of the answer. Values above the server's own limit "
                        + "(`max_output_tokens` of `GET /api/v1/model`) are lowered to it, with a warning.",
                minimum = "1",
                defaultValue = "400",
                examples = "60")
        @Nullable
        Integer maxNewTokens,

        @Schema(
                description = "The sampling temperature; 0 always takes the likeliest token (greedy).",
                minimum = "0",
                maximum = "2",
                defaultValue = "0.2",
                examples = "0")
        @Nullable
        Double temperature,

        @Schema(
                description =
                        "Chooses among the likeliest tokens that hold this share of the probability; " + "1 keeps all.",
                exclusiveMinimum = true,
                minimum = "0",
                maximum = "1",
                defaultValue = "0.9",
                examples = "0.9")
        @Nullable
        Double topP,

        @Schema(
                description = "Chooses among this many of the likeliest tokens; 0 keeps all.",
                minimum = "0",
                defaultValue = "0",
                examples = "0")
        @Nullable
        Integer topK,

        @Schema(
                description = "Above 1 makes the model avoid what it has said; 1 changes nothing.",
                exclusiveMinimum = true,
                minimum = "0",
                maximum = "2",
                defaultValue = "1.1",
                examples = "1.0")
        @Nullable
        Double repetitionPenalty,

        @Schema(
                description = "The same seed gives the same answer on the same build and model. Without one, "
                        + "answers differ.",
                examples = "7")
        @Nullable
        Long seed,

        @Schema(
                description = "Texts of 1 to 256 characters that end the answer and are never shown.",
                maxItems = 16,
                examples = "[\"\\n\\n\"]")
        @Nullable
        List<String> stop,

        @Schema(
                description =
                        "`prompt` reaches the model as it is: no chat template, control tokens in it "
                                + "count, and only U+0000 and halves of surrogate pairs are cleaned away. Only with `prompt`, and without `passages`.",
                defaultValue = "false",
                examples = "false")
        @Nullable
        Boolean raw,

        @Schema(
                description =
                        "How quotations, references and markers are verified: not at all (`off`); they are judged "
                                + "(`report`); false ones are repaired or left out before they are shown (`repair`); as "
                                + "`repair`, but fabricated quotations keep their words without quotation marks (`unquote`); as "
                                + "`repair`, but instead of leaving something out another answer is generated, and then "
                                + "refused (`enforce`). Without `passages` those in the prompt count: blocks `[n] Reference: "
                                + "text` or under a line `Source: …`, else the prompt as a whole. Left out: "
                                + "`textgen.grounding.policy`.",
                enumeration = {"off", "report", "repair", "unquote", "enforce"},
                defaultValue = "repair",
                examples = "repair")
        @Nullable
        String grounding,

        @Schema(
                description = "What happens when a stream breaks off after its first token: `restart` sends the event "
                        + "of that name and another backend's answer from its beginning, `error` ends the stream. "
                        + "Answers that are not streamed are taken from the backend that finished.",
                enumeration = {"restart", "error"},
                defaultValue = "restart",
                examples = "restart")
        @Nullable
        String onFailure,

        @Schema(
                description =
                        "What happens if prompt and answer do not fit into the context window: the request is refused "
                                + "(`no`); passages are left out, the last ones first, where the best come first "
                                + "(`last_passages`), or the first ones first (`oldest_passages`); the beginning is "
                                + "left out, up to the edge of a passage or a sentence (`start`). `warnings` tells.",
                enumeration = {"no", "last_passages", "oldest_passages", "start"},
                defaultValue = "no",
                examples = "no")
        @Nullable
        String truncate,

        @Schema(
                description = "Whether the answer may come from the cache and be cached.",
                defaultValue = "true",
                examples = "true")
        @Nullable
        Boolean cache,

        @Schema(
                description = "The model that must answer: `model_name` of `GET /api/v1/model`, or one of "
                        + "`textgen.models.allowed`. Left out: the server's model.",
                maxLength = GenerateReader.MAX_NAME,
                examples = "scribes-tiny")
        @Nullable
        String model,

        @Schema(
                description = "Your id of the user who asks; preferably opaque, not a person's name. The header "
                        + "`X-User-Id` has the same meaning; the body takes precedence.",
                maxLength = GenerateReader.MAX_NAME,
                examples = "reader-42")
        @Nullable
        String user,

        @Schema(
                description = CandidateFields.CANDIDATES,
                minimum = "1",
                maximum = "8",
                defaultValue = "1",
                examples = "1")
        @Nullable
        Integer candidates,

        @Schema(
                description = CandidateFields.MODE,
                enumeration = {"best", "race"},
                defaultValue = "best",
                examples = "best")
        @Nullable
        String candidatesMode,

        @Schema(description = CandidateFields.MODELS, maxItems = 8, examples = "[\"scribes-tiny\"]") @Nullable
        List<String> candidateModels,

        @Schema(description = CandidateFields.TEXTS, defaultValue = "false", examples = "false") @Nullable
        Boolean candidateTexts,

        @Schema(description = CandidateFields.EXPLAIN, defaultValue = "false", examples = "false") @Nullable
        Boolean explain) {
    /** What the body asks for of candidates and an explanation. */
    CandidateFields candidateFields() {
        return new CandidateFields(candidates, candidatesMode, candidateModels, candidateTexts, explain);
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "GenerateBody";
    }
}
