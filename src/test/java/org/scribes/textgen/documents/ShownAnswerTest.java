package org.scribes.textgen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownAnswerTest {
    private static final String STREAM = """
            event: token
            data: {"text":"a"}

            : comment

            event: token
            data: {"text":"b"}

            event: done
            data: {"answer":"ab"}

            """;

    @Test
    void events_areComparedInTheirOrder() {
        String done = "event: done\ndata: {\"answer\":\"ab\"}";
        String second = "event: token\ndata: {\"text\":\"b\"}";

        assertThat(ShownAnswer.differences(STREAM, STREAM)).isEmpty();
        assertThat(ShownAnswer.differences("event: token\ndata: {\"text\":\"a\"}\n\n…\n\n" + done, STREAM))
                .isEmpty();
        assertThat(ShownAnswer.differences("event: token\ndata: …\n\n…", STREAM))
                .isEmpty();
        assertThat(ShownAnswer.differences(second, STREAM)).hasSize(2);
        assertThat(ShownAnswer.differences("event: token\ndata: …", STREAM))
                .containsExactly("2 more events than shown");
        assertThat(ShownAnswer.differences(
                        "event: token\ndata: …\n\n…\n\nevent: done\ndata: {\"answer\":\"b\"}", STREAM))
                .isNotEmpty();
        assertThat(ShownAnswer.differences("event: token\ndata: …\n\n" + done + "\n\n" + second, STREAM))
                .isNotEmpty();
        assertThat(ShownAnswer.differences("event: token\ndata: …\n\n…\n\nevent: restart\ndata: …", STREAM))
                .isNotEmpty();
    }

    @Test
    void head_hasTheLinesShownAndItsBody() {
        String actual = "HTTP/1.1 429 Too Many Requests\r\nretry-after: 12\r\nDate: now\r\n\r\n{\"status\":429}";

        assertThat(ShownAnswer.differences(
                        "HTTP/1.1 429 Too Many Requests\nRetry-After: …\n\n{\"status\":429}", actual))
                .isEmpty();
        assertThat(ShownAnswer.differences("HTTP/1.1 400 Bad Request\nX-Request-Id: …\n…\n\n{\"status\":400}", actual))
                .containsExactly("no line HTTP/1.1 400 Bad Request", "no line X-Request-Id: …", ".status: 400 but 429");
    }
}
