package org.scribes.textgen.api.generate;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.JsonNulls;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/**
 * Converts request bodies to the domain. It enforces the rules of the JSON: which fields go together, their lengths and
 * names. The domain enforces the ranges of values.
 */
public final class GenerateReader {
    static final int MAX_MESSAGES = 200;
    public static final int MAX_PASSAGES = Passage.MOST;
    static final int MAX_PASSAGE_ID = 64;
    public static final int MAX_NAME = 256;
    public static final String USER_HEADER = "X-User-Id";
    /** The shortest prompt, for requests that only count the tokens of passages. */
    private static final Prompt NO_QUESTION = new Prompt.Text("?", false);

    private GenerateReader() {}

    /**
     * Reads a request for a whole answer.
     *
     * @param defaultPolicy the grounding policy if the body has none
     * @throws GenerationException EMPTY_PROMPT or INVALID_PARAMETER, naming the field
     */
    static GenerationRequest read(GenerateBody body, String requestId, GroundingPolicy defaultPolicy) {
        onFailure(body);
        return read(body, requestId, Delivery.WHOLE, defaultPolicy);
    }

    /** As {@link #read}, for a stream. */
    static GenerationRequest readForStream(GenerateBody body, String requestId, GroundingPolicy defaultPolicy) {
        return read(body, requestId, onFailure(body), defaultPolicy);
    }

    /** As {@link #read}, for counting tokens: passages without a prompt are allowed. */
    static GenerationRequest readToCount(GenerateBody body, String requestId, GroundingPolicy defaultPolicy) {
        onFailure(body);
        boolean asksNothing = body.prompt() == null && body.messages() == null && body.passages() != null;
        return read(body, asksNothing ? NO_QUESTION : prompt(body), requestId, Delivery.WHOLE, defaultPolicy);
    }

    private static Delivery onFailure(GenerateBody body) {
        String given = body.onFailure() == null ? "restart" : body.onFailure();
        return switch (given) {
            case "restart" -> Delivery.STREAM_RESTART;
            case "error" -> Delivery.STREAM_ERROR;
            default -> throw invalidParameter("on_failure", "must be restart or error");
        };
    }

    private static GenerationRequest read(
            GenerateBody body, String requestId, Delivery delivery, GroundingPolicy defaultPolicy) {
        return read(body, prompt(body), requestId, delivery, defaultPolicy);
    }

    private static GenerationRequest read(
            GenerateBody body, Prompt prompt, String requestId, Delivery delivery, GroundingPolicy defaultPolicy) {
        GenerationRequest request = new GenerationRequest(
                        requestId,
                        prompt,
                        passages(body.passages()),
                        options(body),
                        TextRules.optional(body.model(), "model", MAX_NAME),
                        delivery,
                        GroundingReader.policy(body.grounding(), defaultPolicy),
                        truncation(body.truncate()),
                        !Boolean.FALSE.equals(body.cache()),
                        Optional.empty())
                .choosing(body.candidateFields().options());
        return body.passages() == null ? request : request.withPassagesGiven();
    }

    /** The truncation named {@code name}; none if it is null. */
    public static Truncation truncation(@Nullable String name) {
        return switch (name == null ? "no" : name) {
            case "no" -> Truncation.NO;
            case "last_passages" -> Truncation.LAST_PASSAGES;
            case "oldest_passages" -> Truncation.OLDEST_PASSAGES;
            case "start" -> Truncation.START;
            default -> throw invalidParameter("truncate", "must be one of no, last_passages, oldest_passages, start");
        };
    }

    /** The user of the request: in the body, else in the header. */
    static Optional<String> user(GenerateBody body, @Nullable String header) {
        return TextRules.optional(body.user(), "user", MAX_NAME)
                .filter(user -> !user.isBlank())
                .or(() -> user(header));
    }

    /** The user in the header. */
    public static Optional<String> user(@Nullable String header) {
        return TextRules.optional(header, USER_HEADER, MAX_NAME).filter(user -> !user.isBlank());
    }

    private static Prompt prompt(GenerateBody body) {
        boolean raw = Boolean.TRUE.equals(body.raw());
        String prompt = body.prompt();
        List<MessageBody> messages = body.messages();
        if (prompt == null && messages == null) {
            throw new GenerationException(ErrorCode.EMPTY_PROMPT, "prompt or messages must be given");
        }
        if (messages == null) {
            return new Prompt.Text(TextRules.given(prompt, "prompt"), raw);
        }
        if (prompt != null) {
            throw invalidParameter("prompt", "cannot be given together with messages: leave one of them out");
        }
        if (raw) {
            throw invalidParameter("raw", "can only be given with prompt, not with messages");
        }
        return conversation(messages);
    }

    private static Prompt conversation(List<MessageBody> bodies) {
        TextRules.requireAtMost(bodies.size(), MAX_MESSAGES, "messages");
        List<Message> messages = new ArrayList<>(bodies.size());
        for (MessageBody body : bodies) {
            String field = "messages[" + messages.size() + "]";
            messages.add(new Message(
                    role(body.role(), field + ".role"), TextRules.given(body.content(), field + ".content")));
        }
        return new Prompt.Conversation(messages);
    }

    private static Role role(@Nullable String name, String field) {
        return EnumNames.find(EnumSet.allOf(Role.class), name)
                .orElseThrow(() -> invalidParameter(field, "must be one of system, user, assistant"));
    }

    /** The passages of a body; none if it is null. */
    public static List<Passage> passages(@Nullable List<PassageBody> bodies) {
        if (bodies == null) {
            return List.of();
        }
        TextRules.requireAtMost(bodies.size(), MAX_PASSAGES, "passages");
        List<Passage> passages = new ArrayList<>(bodies.size());
        for (PassageBody body : bodies) {
            String field = "passages[" + passages.size() + "]";
            passages.add(new Passage(
                    TextRules.notBlank(given(body.id(), "id", field, body), field + ".id", MAX_PASSAGE_ID),
                    text(body, field),
                    TextRules.optionalGiven(body.reference(), field + ".reference", MAX_NAME),
                    TextRules.optionalGiven(body.source(), field + ".source", MAX_NAME),
                    TextRules.optional(body.url(), field + ".url", Passage.MAX_URL)));
        }
        return passages;
    }

    /** Passages that are not sanitized, since the response has offsets into them. */
    public static List<Passage> passagesAsSent(List<PassageBody> bodies) {
        List<Passage> passages = passages(bodies);
        for (int i = 0; i < passages.size(); i++) {
            TextRules.requireWellFormed(passages.get(i), "passages[" + i + "]");
        }
        return passages;
    }

    private static String text(PassageBody body, String field) {
        String text = given(body.text(), "text", field, body);
        if (text.isBlank()) {
            throw invalidParameter(field + ".text", "must not be blank");
        }
        return text;
    }

    private static String given(@Nullable String value, String name, String passage, PassageBody body) {
        if (value == null) {
            throw invalidParameter(
                    passage + "." + name,
                    "must be given"
                            + body.meantAs(name)
                                    .map(other -> " (" + other + " is ignored)")
                                    .orElse(""));
        }
        return value;
    }

    private static SamplingOptions options(GenerateBody body) {
        List<String> stop = body.stop() == null ? List.of() : body.stop();
        stop.forEach(text -> TextRules.required(text, "stop"));
        return new SamplingOptions(
                JsonNulls.optional(body.maxNewTokens()),
                JsonNulls.optional(body.temperature()),
                JsonNulls.optional(body.topP()),
                JsonNulls.optional(body.topK()),
                JsonNulls.optional(body.repetitionPenalty()),
                JsonNulls.optional(body.seed()),
                stop);
    }
}
