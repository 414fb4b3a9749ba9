package org.scribes.textgen.domain;

import java.util.List;

/** The prompt of a request: a single text or a conversation. */
public sealed interface Prompt {
    /** The messages in order; a single text is one user message. */
    List<Message> messages();

    /**
     * A single text.
     *
     * @param raw whether the text reaches the model unchanged: control tokens included, no chat template
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

        /** Omits the text, since server traces print method arguments. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters, raw=" + raw + "]";
        }
    }

    /** Messages in order. The model answers the last one that is not blank. */
    record Conversation(List<Message> messages) implements Prompt {
        public Conversation {
            messages = List.copyOf(messages);
            if (messages.stream().allMatch(message -> message.content().isBlank())) {
                throw new GenerationException(ErrorCode.EMPTY_PROMPT, "messages hold no text");
            }
        }
    }
}
