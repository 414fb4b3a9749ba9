package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Role;

/** How a question and its passages become a conversation: one way for every model that is not told of documents. */
public final class PassageLayout {
    /** Asks for an answer from the passages alone; the embedded model was trained with these very words. */
    static final String SYSTEM_MESSAGE = "Answer only from the passages.";

    private PassageLayout() {}

    /** The conversation, led by a system message when there are passages and the caller gave none. */
    public static List<Message> conversation(GenerationRequest request) {
        List<Message> messages = new ArrayList<>(request.prompt().messages());
        if (!request.passages().isEmpty() && !SystemMessages.in(messages)) {
            messages.add(0, new Message(Role.SYSTEM, SYSTEM_MESSAGE));
        }
        return List.copyOf(messages);
    }

    /** The conversation with the passages laid out before the last question. */
    public static List<Message> conversationWithPassages(GenerationRequest request) {
        List<Message> messages = new ArrayList<>(conversation(request));
        if (request.passages().isEmpty()) {
            return messages;
        }
        int question = lastOf(messages, Role.USER).orElse(messages.size());
        String text = question < messages.size() ? messages.remove(question).content() : "";
        messages.add(question, new Message(Role.USER, beforeQuestion(request.passages(), text)));
        return List.copyOf(messages);
    }

    /** The passages as numbered lines, {@code [n] reference: text}, an empty line, and the question. */
    public static String beforeQuestion(List<Passage> passages, String question) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            text.append('[').append(i + 1).append("] ");
            title(passage).ifPresent(title -> text.append(title).append(": "));
            text.append(passage.text()).append('\n');
        }
        return text.append('\n').append(question).toString();
    }

    /** What a passage is called: its reference, else its source. */
    public static Optional<String> title(Passage passage) {
        return passage.reference().or(passage::source);
    }

    private static Optional<Integer> lastOf(List<Message> messages, Role role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == role) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
