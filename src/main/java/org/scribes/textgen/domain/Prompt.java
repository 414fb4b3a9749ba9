package org.scribes.textgen.domain;

import java.util.List;

/** The prompt of a request: a single text, tokens or a conversation. */
public sealed interface Prompt {
    /** The messages in order; a single text is one user message. */
    List<Message> messages();

    /** Whether the model reads it unchanged: control tokens included, no chat template. */
    boolean raw();

    /**
     * A single text.
     *
     * @param raw whether the text reaches the model unchanged: control tokens included, no chat template
     * @param messageAllowed of a raw text: whether a backend without raw prompts may send it as a message of the user
     */
    record Text(String text, boolean raw, boolean messageAllowed) implements Prompt {
        /** A text that is a message, or that must be raw. */
        public Text(String text, boolean raw) {
            this(text, raw, !raw);
        }

        /** Returns this prompt with another text. */
        public Text saying(String otherText) {
            return new Text(otherText, raw, messageAllowed);
        }

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

    /**
     * Tokens of the local model's vocabulary, which it reads unchanged.
     *
     * @param ids at least one
     * @param text what they decode to
     */
    record Tokens(List<Integer> ids, String text) implements Prompt {
        public Tokens {
            ids = List.copyOf(ids);
            if (ids.isEmpty()) {
                throw new GenerationException(ErrorCode.EMPTY_PROMPT, "prompt has no tokens");
            }
        }

        @Override
        public List<Message> messages() {
            return List.of(new Message(Role.USER, text));
        }

        @Override
        public boolean raw() {
            return true;
        }

        /** Omits the text, since server traces print method arguments. */
        @Override
        public String toString() {
            return "Tokens[" + ids.size() + "]";
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

        @Override
        public boolean raw() {
            return false;
        }
    }
}
