package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Role;

/** Lays out a question and its passages as a conversation, for models without a document input. */
public final class PassageLayout {
    /** The default system message. The embedded model was trained with exactly these words. */
    static final String SYSTEM_MESSAGE = "Answer only from the passages.";

    private PassageLayout() {}

    /** The conversation. If there are passages and no system message, the default one comes first. */
    public static List<Message> conversation(GenerationRequest request) {
        List<Message> messages = new ArrayList<>(request.prompt().messages());
        if (!request.passages().isEmpty() && !SystemMessages.in(messages)) {
            messages.add(0, new Message(Role.SYSTEM, SYSTEM_MESSAGE));
        }
        return List.copyOf(messages);
    }

    /** The conversation with the passages before the last question. */
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

    /** The title of a passage: its reference, else its source. */
    public static Optional<String> title(Passage passage) {
        return passage.reference().or(passage::source);
    }

    private static Optional<Integer> lastOf(List<Message> messages, Role role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == role && messages.get(i).tool().isEmpty()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
