package org.scribes.textgen.backend.extractive;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.grounding.NumberedPassage;
import org.scribes.textgen.grounding.PromptContext;

/**
 * What a request comes down to where nothing is generated.
 *
 * @param question blank if there is none
 * @param passages the request's, else those that {@link PromptContext} finds in the prompt
 */
record Inquiry(String question, List<NumberedPassage> passages) {
    static Inquiry of(GenerationRequest request) {
        List<Message> messages = request.prompt().messages();
        PromptContext context = new PromptContext();
        String question = "";
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                String asked =
                        request.passages().isEmpty() ? context.readQuestion(message.content()) : message.content();
                question = asked.isBlank() ? question : asked;
            } else if (message.role() == Role.SYSTEM) {
                context.read(message.content());
            }
        }
        return new Inquiry(question, request.passages().isEmpty() ? context.passages() : numbered(request.passages()));
    }

    private static List<NumberedPassage> numbered(List<Passage> passages) {
        List<NumberedPassage> numbered = new ArrayList<>();
        for (Passage passage : passages) {
            numbered.add(new NumberedPassage(numbered.size() + 1, passage));
        }
        return numbered;
    }

    /** The tokens that a model would have read. */
    int tokens() {
        return TokenEstimate.of(question)
                + passages.stream()
                        .mapToInt(passage ->
                                passage.title().map(TokenEstimate::of).orElse(0) + TokenEstimate.of(passage.text()))
                        .sum();
    }

    /** Without its text: a server that traces prints the arguments of its calls. */
    @Override
    public String toString() {
        return "Inquiry[" + passages.size() + " passages]";
    }
}
