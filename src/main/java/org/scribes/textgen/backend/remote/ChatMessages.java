package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.PassageLayout;
import org.scribes.textgen.backend.SystemMessages;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.ToolTurn;

/** Writes a prompt as the messages of the chat protocol. */
final class ChatMessages {
    static final String RAW_AS_MESSAGE = "this server has no raw prompts: the prompt was sent as a message of the user";

    private ChatMessages() {}

    /**
     * The messages of {@code request}.
     *
     * @throws GenerationException INVALID_PARAMETER for a prompt that must be raw, and for tokens
     */
    static List<WireRequest.Turn> of(GenerationRequest request, Set<Adaptation> adaptations) {
        PlainPrompt.requireText(request);
        if (request.prompt() instanceof Prompt.Text text && text.raw() && !text.messageAllowed()) {
            throw GenerationException.invalidParameter(
                    "raw",
                    "cannot be given: the chat protocol has no raw prompts, textgen.hub.protocol=completions has");
        }
        List<Message> messages = PassageLayout.conversationWithPassages(request);
        boolean folded = adaptations.contains(Adaptation.NO_SYSTEM_ROLE);
        return (folded ? SystemMessages.folded(messages) : messages)
                .stream().map(ChatMessages::turn).toList();
    }

    /** How the messages deviate from the prompt. */
    static List<String> warnings(GenerationRequest request) {
        return request.prompt().raw() ? List.of(RAW_AS_MESSAGE) : List.of();
    }

    /** The answer to a call has a role of its own. A message with calls may have no text. */
    private static WireRequest.Turn turn(Message message) {
        @Nullable JsonNode calls = ToolJson.tree(message.tool().flatMap(ToolTurn::calls), "messages");
        @Nullable String callId = message.tool().flatMap(ToolTurn::callId).orElse(null);
        return new WireRequest.Turn(
                callId == null ? EnumNames.of(message.role()) : "tool",
                calls != null && message.content().isBlank() ? null : message.content(),
                calls,
                callId);
    }
}
