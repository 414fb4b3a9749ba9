package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;

class SystemMessagesTest {
    /** One message per word: s, u or a for the role, then the text. */
    @ParameterizedTest
    @CsvSource({
        "s:be u:why, u:be+why",
        "s:be s:kind u:why, u:be+kind+why",
        "s:be u:why a:so u:sure, u:be+why a:so u:sure",
        "u:why a:so s:be u:sure, u:why a:so u:be+sure",
        "u:why s:be, u:why+be",
        "u:why a:so s:be, u:why+be a:so",
        "s:be, u:be",
        "s:be a:so, u:be a:so",
        "u:why a:so, u:why a:so",
    })
    void folded_systemText_precedesTheNextUserMessage(String given, String folded) {
        assertThat(written(SystemMessages.folded(read(given)))).isEqualTo(folded);
    }

    @Test
    void in_findsSystemMessages() {
        assertThat(SystemMessages.in(read("u:why s:be"))).isTrue();
        assertThat(SystemMessages.in(read("u:why a:so"))).isFalse();
        assertThat(SystemMessages.in(List.of())).isFalse();
    }

    private static List<Message> read(String conversation) {
        return Stream.of(conversation.split(" "))
                .map(word -> new Message(role(word.charAt(0)), word.substring(2)))
                .toList();
    }

    private static Role role(char letter) {
        return letter == 's' ? Role.SYSTEM : letter == 'u' ? Role.USER : Role.ASSISTANT;
    }

    private static String written(List<Message> messages) {
        return messages.stream()
                .map(message -> Character.toLowerCase(message.role().name().charAt(0)) + ":"
                        + message.content().replace("\n\n", "+"))
                .collect(Collectors.joining(" "));
    }
}
