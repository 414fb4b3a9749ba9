package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An event as a client reads it; {@link #parse} takes nothing that is not well-formed. */
record ServerSentEvent(String name, JsonNode data) {
    private static final String NAME = "event: ";
    private static final String DATA = "data: ";

    /** Reads a whole stream, comments left out. */
    static List<ServerSentEvent> parse(String stream) {
        assertThat(stream).endsWith("\n\n").doesNotContain("\r", "\n\n\n");
        List<ServerSentEvent> events = new ArrayList<>();
        for (String block : stream.substring(0, stream.length() - 2).split("\n\n", -1)) {
            if (block.startsWith(":")) {
                assertThat(block).doesNotContain("\n");
                continue;
            }
            List<String> lines = block.lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith(NAME);
            assertThat(lines.get(1)).startsWith(DATA);
            events.add(new ServerSentEvent(
                    lines.get(0).substring(NAME.length()), Api.json(lines.get(1).substring(DATA.length()))));
        }
        return events;
    }
}
