package org.scribes.textgen.grounding.passage;

import java.util.List;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/**
 * What a request asks, and of what.
 *
 * @param question blank if there is none
 * @param passages the request's, else those that {@link PromptContext} finds in the prompt
 * @param layout where they are; the prompt where none are found there, or more than a request may have: then they are not
 *     all that there is to answer from
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
                String asked = given ? message.content() : context.readQuestion(message.content());
                question = asked.isBlank() ? question : asked;
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

    /** Whether the passages are all that there is to answer from. */
    boolean complete() {
        return layout != ContextLayout.PROMPT;
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Inquiry[" + passages.size() + " passages]";
    }
}
