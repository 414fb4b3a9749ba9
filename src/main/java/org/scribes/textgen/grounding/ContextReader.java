package org.scribes.textgen.grounding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Role;

/** Finds what the answer to a request may quote. */
public final class ContextReader {
    private static final String PROMPT = "prompt";

    private ContextReader() {}

    /**
     * The request's passages, if it names any, or says that there are none; else those in its prompt; if none are found there, the prompt as a whole. So it
     * is, too, if more are found there than a request may have: whatever of it is quoted is quoted truly, and no number is
     * taken for one that leads nowhere.
     */
    public static Context of(GenerationRequest request) {
        if (request.passagesGiven()) {
            return Context.of(request.passages());
        }
        List<Message> messages = request.prompt().messages();
        PromptContext context = new PromptContext();
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                context.readQuestion(message.content());
            } else if (message.role() == Role.SYSTEM) {
                context.read(message.content());
            }
        }
        return context.passages().isEmpty() || context.overflows()
                ? whole(messages)
                : new Context(context.layout(), context.passages());
    }

    private static Context whole(List<Message> messages) {
        String text = messages.stream().map(Message::content).collect(Collectors.joining("\n\n"));
        if (text.isBlank()) {
            return new Context(ContextLayout.PROMPT, List.of());
        }
        Passage passage = new Passage(PROMPT, text, Optional.empty(), Optional.empty());
        return new Context(ContextLayout.PROMPT, List.of(new NumberedPassage(NumberedPassage.NONE, passage)));
    }
}
