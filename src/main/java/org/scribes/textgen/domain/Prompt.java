package org.scribes.textgen.domain;

import java.util.List;

/** What is asked: one text, or a conversation. */
public sealed interface Prompt {
    /** The turns in their order; one text is one turn of the user. */
    List<Message> messages();

    /**
     * One text.
     *
     * @param raw true: the text reaches the model as it is, control tokens included, without a chat template
     */
    record Text(String text, boolean raw) implements Prompt {
        public Text {
            if (text.isBlank()) {
                throw new GenerationException(ErrorCode.EMPTY_PROMPT, "prompt is empty");
            }
        }

        @Override
        public List<Message> messages() {
            return List.of(new Message(Role.USER, text));
        }

        /** Without its text: a server that traces prints the arguments of its calls. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters, raw=" + raw + "]";
        }
    }

    /** Turns in the order they were spoken; the last one that is not blank is answered. */
    record Conversation(List<Message> messages) implements Prompt {
        public Conversation {
            messages = List.copyOf(messages);
            if (messages.stream().allMatch(message -> message.content().isBlank())) {
                throw new GenerationException(ErrorCode.EMPTY_PROMPT, "messages hold no text");
            }
        }
    }
}
