package org.scribes.textgen.grounding;

import java.util.List;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/**
 * What a request asks, and of what.
 *
 * @param question blank if there is none
 * @param passages the request's, else those that {@link PromptContext} finds in the prompt
 * @param complete whether these passages are all that there is to answer from: not where the prompt as a whole may hold more
 */
public record Inquiry(String question, List<NumberedPassage> passages, boolean complete) {
    public Inquiry {
        passages = List.copyOf(passages);
    }

    public static Inquiry of(GenerationRequest request) {
        boolean given = request.passagesGiven();
        PromptContext context = new PromptContext();
        String question = "";
        for (Message message : request.prompt().messages()) {
            if (message.role() == Role.USER) {
                String asked = given ? message.content() : context.readQuestion(message.content());
                question = asked.isBlank() ? question : asked;
            } else if (message.role() == Role.SYSTEM) {
                context.read(message.content());
            }
        }
        List<NumberedPassage> passages = given ? Context.of(request.passages()).passages() : context.passages();
        return new Inquiry(question, passages, given || !(passages.isEmpty() || context.overflows()));
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Inquiry[" + passages.size() + " passages]";
    }
}
