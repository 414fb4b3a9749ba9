package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;

class PassageLayoutTest {
    private static final Passage JOHN =
            new Passage("a", "For God so loved the world.", Optional.of("John 3:16"), Optional.of("web"));
    private static final Passage SERMON =
            new Passage("b", "Grace is a gift.", Optional.empty(), Optional.of("sermon 12"));
    private static final Passage NOTE = new Passage("c", "Be kind.", Optional.empty(), Optional.empty());

    private static GenerationRequest request(Prompt prompt, Passage... passages) {
        return new GenerationRequest(
                "id", prompt, List.of(passages), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
    }

    @Test
    void conversation_noPassages_isTheQuestion() {
        assertThat(PassageLayout.conversation(request(new Prompt.Text("Why?", false))))
                .containsExactly(new Message(Role.USER, "Why?"));
    }

    @Test
    void conversation_passagesWithoutSystemMessage_getsTheDefaultOne() {
        assertThat(PassageLayout.conversation(request(new Prompt.Text("Why?", false), JOHN)))
                .containsExactly(
                        new Message(Role.SYSTEM, PassageLayout.SYSTEM_MESSAGE), new Message(Role.USER, "Why?"));
    }

    @Test
    void conversation_callersSystemMessage_isKept() {
        List<Message> messages = List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Why?"));

        assertThat(PassageLayout.conversation(request(new Prompt.Conversation(messages), JOHN)))
                .isEqualTo(messages);
    }

    @Test
    void conversationWithPassages_severalTurns_putsThemBeforeTheLastQuestion() {
        Prompt prompt = new Prompt.Conversation(List.of(
                new Message(Role.USER, "Hi"), new Message(Role.ASSISTANT, "Peace."), new Message(Role.USER, "Why?")));

        assertThat(PassageLayout.conversationWithPassages(request(prompt, JOHN, SERMON, NOTE)))
                .containsExactly(
                        new Message(Role.SYSTEM, PassageLayout.SYSTEM_MESSAGE),
                        new Message(Role.USER, "Hi"),
                        new Message(Role.ASSISTANT, "Peace."),
                        new Message(
                                Role.USER,
                                "[1] John 3:16: For God so loved the world.\n[2] sermon 12: Grace is a gift.\n[3] Be kind.\n\nWhy?"));
    }
}
