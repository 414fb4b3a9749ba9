package org.scribes.textgen.guard;

import java.util.ArrayList;
import java.util.List;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

/**
 * A conversation that can be shortened by removing its oldest turns. System messages stay. The rest starts with a user
 * turn, as many chat templates require.
 */
final class ConversationTurns {
    private final List<Message> messages;
    /** The index of the message to answer. */
    private final int question;
    /** The possible starts of the rest: 0, then each later user turn up to the question. */
    private final List<Integer> beginnings;

    ConversationTurns(List<Message> messages) {
        this.messages = messages;
        this.question = question(messages);
        this.beginnings = new ArrayList<>(List.of(0));
        boolean pastSystem = false;
        for (int i = 0; i <= question; i++) {
            Role role = messages.get(i).role();
            if (pastSystem && (role == Role.USER || i == question)) {
                beginnings.add(i);
            }
            pastSystem |= role != Role.SYSTEM;
        }
    }

    private ConversationTurns(ConversationTurns whole) {
        this.messages = whole.messages;
        this.question = whole.question;
        this.beginnings = List.of(0);
    }

    /** The same conversation with no turn that may be removed. */
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

    /** The number of removal steps. */
    int steps() {
        return beginnings.size() - 1;
    }

    /** The text of the message to answer. */
    String question() {
        return messages.get(question).content();
    }

    /** The number of messages removed after {@code steps}. */
    int out(int steps) {
        return messages.size() - without(steps, 0).size();
    }

    /** The remaining characters after {@code steps}. */
    int length(int steps) {
        return without(steps, 0).stream()
                .mapToInt(message -> message.content().length())
                .sum();
    }

    /** The messages after {@code steps}, without the first {@code characters} of the question. */
    List<Message> without(int steps, int characters) {
        List<Message> left = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (i == question && characters > 0) {
                left.add(message.saying(message.content().substring(characters)));
            } else if (i >= beginnings.get(steps) || message.role() == Role.SYSTEM) {
                left.add(message);
            }
        }
        return left;
    }
}
