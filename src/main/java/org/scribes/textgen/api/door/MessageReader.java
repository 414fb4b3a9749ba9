package org.scribes.textgen.api.door;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.ToolTurn;

/** Reads the messages of a conversation, and the passages that are parts of them. */
public final class MessageReader {
    private static final int MAX_MESSAGES = 1000;

    private final List<Message> messages = new ArrayList<>();
    private final DocumentParts documents;

    public MessageReader(DocumentParts documents) {
        this.documents = documents;
    }

    /**
     * Reads {@code bodies}.
     *
     * @param documents takes the passages in them
     * @throws GenerationException EMPTY_PROMPT or INVALID_PARAMETER, naming the field
     */
    public static Prompt conversation(@Nullable List<ChatMessageBody> bodies, DocumentParts documents) {
        if (bodies == null || bodies.isEmpty()) {
            throw invalidParameter("messages", "must be given");
        }
        TextRules.requireAtMost(bodies.size(), MAX_MESSAGES, "messages");
        MessageReader reader = new MessageReader(documents);
        for (int i = 0; i < bodies.size(); i++) {
            reader.add(bodies.get(i), "messages[" + i + "]");
        }
        return reader.prompt();
    }

    /** The conversation so far. */
    public Prompt prompt() {
        if (messages.stream().allMatch(message -> message.content().isBlank())) {
            throw new GenerationException(ErrorCode.EMPTY_PROMPT, "messages hold no text");
        }
        return new Prompt.Conversation(messages);
    }

    /** Adds a text of one speaker. */
    public void add(@Nullable String role, @Nullable JsonNode content, String field) {
        messages.add(new Message(role(role, field), text(content, field + ".content")));
    }

    private void add(ChatMessageBody body, String field) {
        Role role = role(body.role(), field);
        Optional<String> calls = JsonParts.given(body.toolCalls())
                .filter(list -> role == Role.ASSISTANT && !list.isEmpty())
                .map(JsonNode::toString);
        String text = text(body.content(), field + ".content");
        if (calls.isPresent()) {
            messages.add(new Message(role, text, calls.map(ToolTurn::calling)));
        } else if ("tool".equals(body.role()) && body.toolCallId() != null) {
            messages.add(new Message(role, text, Optional.of(ToolTurn.answering(body.toolCallId()))));
        } else {
            messages.add(new Message(role, text));
        }
    }

    private static Role role(@Nullable String name, String field) {
        return switch (name == null ? "" : name) {
            case "system", "developer" -> Role.SYSTEM;
            // what a tool or a function returned is read as text where the model has no tools
            case "user", "tool", "function" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default ->
                throw invalidParameter(field + ".role", "must be one of system, developer, user, assistant, tool");
        };
    }

    private String text(@Nullable JsonNode content, String field) {
        Optional<JsonNode> given = JsonParts.given(content);
        if (given.isEmpty()) {
            return "";
        }
        if (given.get().isTextual()) {
            return given.get().textValue();
        }
        if (!given.get().isArray()) {
            throw invalidParameter(field, "must be a string or a list of parts");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < given.get().size(); i++) {
            part(given.get().get(i), field + "[" + i + "]").ifPresent(texts::add);
        }
        return texts.stream().collect(Collectors.joining("\n"));
    }

    private Optional<String> part(JsonNode part, String field) {
        String type = JsonParts.text(part, "type", field).orElse("");
        switch (type) {
            case "text", "input_text", "output_text" -> {
                return Optional.of(JsonParts.text(part, "text", field)
                        .orElseThrow(() -> invalidParameter(field + ".text", "must be given")));
            }
            case "refusal" -> {
                return JsonParts.text(part, "refusal", field);
            }
            case "document" -> {
                documents.add(part, field);
                return Optional.empty();
            }
            default -> throw invalidParameter(field + ".type", "must be text or document: other parts cannot be read");
        }
    }
}
