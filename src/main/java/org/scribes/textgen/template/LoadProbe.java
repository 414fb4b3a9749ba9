package org.scribes.textgen.template;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/** Finds out by trying, when a template is loaded, what reading it does not tell. */
final class LoadProbe {
    private static final List<Document> DOCUMENTS =
            List.of(new Document("title-4f1c", "text-83ba"), new Document("title-d2e7", "text-56f0"));
    private static final Turn SYSTEM = new Turn("system", "Answer from the passages.");
    private static final Turn USER = new Turn("user", "What is grace?");
    private static final Turn ASSISTANT = new Turn("assistant", "A gift.");
    private static final List<List<Turn>> CONVERSATIONS = List.of(
            List.of(USER),
            List.of(SYSTEM, USER),
            List.of(USER, ASSISTANT, USER),
            List.of(SYSTEM, USER, ASSISTANT, USER));

    private LoadProbe() {}

    /**
     * Whether the template prints the documents that it is given.
     *
     * <p>That it reads the variable would not do: it may look whether there are documents and print something else, or
     * print them only in some conversations. It counts if it prints them in every conversation tried which it takes.
     */
    static boolean printsDocuments(PromptRenderer template) {
        List<Optional<Boolean>> findings = CONVERSATIONS.stream()
                .map(conversation -> printsDocuments(template, conversation))
                .toList();
        return findings.contains(Optional.of(true)) && !findings.contains(Optional.of(false));
    }

    /** Whether the template prints the text of a message of the system, where it takes the same conversation without. */
    static boolean takesSystem(PromptRenderer template) {
        return prints(template, List.of(SYSTEM, USER), SYSTEM) || !prints(template, List.of(USER), USER);
    }

    private static boolean prints(PromptRenderer template, List<Turn> conversation, Turn turn) {
        try {
            return template.render(conversation, List.of(), true).contains(turn.content());
        } catch (GenerationException e) {
            return false;
        }
    }

    /** Empty where the template does not take the conversation, which says nothing about the others. */
    private static Optional<Boolean> printsDocuments(PromptRenderer template, List<Turn> conversation) {
        try {
            String prompt = template.render(conversation, DOCUMENTS, true);
            return Optional.of(DOCUMENTS.stream().allMatch(document -> prompt.contains(document.text())));
        } catch (GenerationException e) {
            return Optional.empty();
        }
    }

    /** Why the template would fail whatever is asked, if it does; one that refuses in its own words does not fail. */
    static Optional<String> failure(PromptRenderer template) {
        String failure = "";
        for (List<Turn> conversation : List.of(List.of(USER), List.of(SYSTEM, USER))) {
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
