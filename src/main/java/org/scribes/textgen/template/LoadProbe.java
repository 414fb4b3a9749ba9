package org.scribes.textgen.template;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Renders sample conversations when a template is loaded, to find out what parsing does not show. */
final class LoadProbe {
    private static final List<Document> DOCUMENTS =
            List.of(new Document("title-4f1c", "text-83ba"), new Document("title-d2e7", "text-56f0"));
    private static final TemplateMessage SYSTEM = new TemplateMessage("system", "Answer from the passages.");
    private static final TemplateMessage USER = new TemplateMessage("user", "What is grace?");
    private static final TemplateMessage ASSISTANT = new TemplateMessage("assistant", "A gift.");
    private static final List<List<TemplateMessage>> CONVERSATIONS = List.of(
            List.of(USER),
            List.of(SYSTEM, USER),
            List.of(USER, ASSISTANT, USER),
            List.of(SYSTEM, USER, ASSISTANT, USER));

    private LoadProbe() {}

    /**
     * Whether the template prints the documents in every sample conversation that it accepts.
     *
     * <p>Reading the variable is not enough. A template may only check whether there are documents, or print them in some
     * conversations and not in others.
     */
    static boolean printsDocuments(PromptRenderer template) {
        List<Optional<Boolean>> findings = CONVERSATIONS.stream()
                .map(conversation -> printsDocuments(template, conversation))
                .toList();
        return findings.contains(Optional.of(true)) && !findings.contains(Optional.of(false));
    }

    /** Whether the template prints the system message, if it accepts the same conversation without one. */
    static boolean takesSystem(PromptRenderer template) {
        return prints(template, List.of(SYSTEM, USER), SYSTEM) || !prints(template, List.of(USER), USER);
    }

    private static boolean prints(PromptRenderer template, List<TemplateMessage> conversation, TemplateMessage turn) {
        try {
            return template.render(conversation, List.of(), true).contains(turn.content());
        } catch (GenerationException e) {
            return false;
        }
    }

    /** Empty if the template refuses the conversation. That says nothing about other conversations. */
    private static Optional<Boolean> printsDocuments(PromptRenderer template, List<TemplateMessage> conversation) {
        try {
            String prompt = template.render(conversation, DOCUMENTS, true);
            return Optional.of(DOCUMENTS.stream().allMatch(document -> prompt.contains(document.text())));
        } catch (GenerationException e) {
            return Optional.empty();
        }
    }

    /** Why the template fails for every sample conversation, if it does. Raising its own message is not a failure. */
    static Optional<String> failure(PromptRenderer template) {
        String failure = "";
        for (List<TemplateMessage> conversation : List.of(List.of(USER), List.of(SYSTEM, USER))) {
            for (List<Document> documents : List.of(List.<Document>of(), DOCUMENTS)) {
                try {
                    template.render(conversation, documents, true);
                    return Optional.empty();
                } catch (GenerationException e) {
                    if (e.code() == ErrorCode.INVALID_PARAMETER) {
                        return Optional.empty();
                    }
                    failure = String.valueOf(e.getMessage());
                }
            }
        }
        return Optional.of(failure);
    }
}
