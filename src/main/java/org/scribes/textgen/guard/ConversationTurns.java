package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/**
 * A conversation whose oldest turns may go. What is left begins with a turn of the user, as many chat templates want it,
 * beside the system's, which stay.
 */
final class ConversationTurns {
    private final List<Message> messages;
    /** The one that is answered. */
    private final int question;
    /** Where the rest may begin: the beginning first, then each later turn of the user up to the question. */
    private final List<Integer> beginnings;

    ConversationTurns(List<Message> messages) {
        this.messages = messages;
        this.question = question(messages);
        this.beginnings = new ArrayList<>(List.of(0));
        boolean spoken = false;
        for (int i = 0; i <= question; i++) {
            Role role = messages.get(i).role();
            if (spoken && (role == Role.USER || i == question)) {
                beginnings.add(i);
            }
            spoken |= role != Role.SYSTEM;
        }
    }

    private ConversationTurns(ConversationTurns whole) {
        this.messages = whole.messages;
        this.question = whole.question;
        this.beginnings = List.of(0);
    }

    /** These turns, of which none may go. */
    ConversationTurns kept() {
        return new ConversationTurns(this);
    }

    private static int question(List<Message> messages) {
        int last = messages.size() - 1;
        for (int i = last; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER
                    && !messages.get(i).content().isBlank()) {
                return i;
            }
        }
        return last;
    }

    /** How often something may go. */
    int steps() {
        return beginnings.size() - 1;
    }

    /** The text of the turn that is answered. */
    String question() {
        return messages.get(question).content();
    }

    /** How many turns are gone after {@code steps}. */
    int out(int steps) {
        return messages.size() - without(steps, 0).size();
    }

    /** The characters that are left after {@code steps}. */
    int length(int steps) {
        return without(steps, 0).stream()
                .mapToInt(message -> message.content().length())
                .sum();
    }

    /** What is left after {@code steps}, and without the question's first {@code characters}. */
    List<Message> without(int steps, int characters) {
        List<Message> left = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (i == question && characters > 0) {
                left.add(new Message(message.role(), message.content().substring(characters)));
            } else if (i >= beginnings.get(steps) || message.role() == Role.SYSTEM) {
                left.add(message);
            }
        }
        return left;
    }
}
