package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/** Conversations for models whose chat template has no system role, such as those of Gemma and of the first Mistral. */
public final class SystemMessages {
    private SystemMessages() {}

    /** Whether {@code messages} hold one of the system. */
    public static boolean in(List<Message> messages) {
        return messages.stream().anyMatch(message -> message.role() == Role.SYSTEM);
    }

    /**
     * The same conversation without the system role: the text of a system message leads the next message of the user, an
     * empty line between them. Behind the user's last message it follows that one. A conversation of system messages alone
     * becomes one message of the user.
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
            if (message.role() == Role.USER) {
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
