package org.scribes.textgen.grounding.passage;

import java.util.List;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.ControlTokenText;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/**
 * The question of a request and the passages to answer it from.
 *
 * @param question the question; blank if there is none
 * @param passages the request's passages, else those that {@link PromptContext} finds in the prompt
 * @param layout the layout of the passages; {@code PROMPT} if there are none or too many, so that the passages are not
 *     the whole context
 */
public record GroundingInput(String question, List<NumberedPassage> passages, ContextLayout layout) {
    public GroundingInput {
        passages = List.copyOf(passages);
    }

    public static GroundingInput of(GenerationRequest request) {
        boolean given = request.passagesGiven();
        PromptContext context = new PromptContext();
        String question = "";
        for (Message message : request.prompt().messages()) {
            if (message.role() == Role.USER) {
                String content = text(request, message);
                String read = given ? content : context.readQuestion(content);
                question = read.isBlank() ? question : read;
            } else if (message.role() == Role.SYSTEM && !given) {
                context.read(message.content());
            }
        }
        if (given) {
            QuotableContext named = QuotableContext.of(request.passages());
            return new GroundingInput(question, named.passages(), named.layout());
        }
        boolean whole = context.passages().isEmpty() || context.overflows();
        return new GroundingInput(question, context.passages(), whole ? ContextLayout.PROMPT : context.layout());
    }

    /** In a raw prompt a control token ends a passage: the turn of the user would else be part of the last one. */
    private static String text(GenerationRequest request, Message message) {
        return request.prompt().raw() ? ControlTokenText.asBreaks(message.content()) : message.content();
    }

    /** Whether the passages are the whole context. */
    boolean complete() {
        return layout != ContextLayout.PROMPT;
    }

    /** Omits the text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "GroundingInput[" + passages.size() + " passages]";
    }
}
