package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/** Rewrites conversations for models whose chat template has no system role (Gemma, the first Mistral). */
public final class SystemMessages {
    private SystemMessages() {}

    /** Whether {@code messages} contain a system message. */
    public static boolean in(List<Message> messages) {
        return messages.stream().anyMatch(message -> message.role() == Role.SYSTEM);
    }

    /**
     * The conversation without system messages. The text of each is prepended to the next user message, separated by an
     * empty line. After the last user message it is appended to that one. A conversation of system messages only becomes
     * one user message.
     */
    public static List<Message> folded(List<Message> messages) {
        List<Message> folded = new ArrayList<>();
        List<String> held = new ArrayList<>();
        int lastOfUser = -1;
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                held.add(message.content());
                continue;
            }
            if (message.role() == Role.USER && message.tool().isEmpty()) {
                lastOfUser = folded.size();
                held.add(message.content());
                folded.add(ofUser(held));
                held.clear();
            } else {
                folded.add(message);
            }
        }
        if (held.isEmpty()) {
            return List.copyOf(folded);
        }
        if (lastOfUser < 0) {
            folded.add(0, ofUser(held));
        } else {
            held.add(0, folded.get(lastOfUser).content());
            folded.set(lastOfUser, ofUser(held));
        }
        return List.copyOf(folded);
    }

    private static Message ofUser(List<String> texts) {
        return new Message(Role.USER, String.join("\n\n", texts));
    }
}
