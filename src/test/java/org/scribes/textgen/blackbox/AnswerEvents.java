package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The stream of one answer, as its reader sees it. */
record AnswerEvents(List<ServerSentEvent> all) {
    static AnswerEvents of(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new AnswerEvents(ServerSentEvent.parse(response.body()));
    }

    List<String> names() {
        return all.stream().map(ServerSentEvent::name).toList();
    }

    /** The only event of that name. */
    JsonNode only(String name) {
        List<JsonNode> found = data(all, name);
        assertThat(found).as(name + " among " + names()).hasSize(1);
        return found.get(0);
    }

    /** All that was ever shown, also what had to be dropped. */
    String everShown() {
        return text(all);
    }

    /** The answer of the event that ends the stream; what was shown since the last restart adds up to it. */
    JsonNode done() {
        ServerSentEvent last = all.get(all.size() - 1);
        assertThat(last.name()).isEqualTo("done");
        List<ServerSentEvent> counting = all.subList(names().lastIndexOf("restart") + 1, all.size());
        assertThat(text(counting)).isEqualTo(last.data().path("answer").textValue());
        assertThat(data(counting, "citation"))
                .containsExactlyElementsOf(last.data().path("citations"));
        return last.data();
    }

    /** The texts of all events of that name. */
    String text(String name) {
        return text(all, name);
    }

    private static String text(List<ServerSentEvent> events) {
        return text(events, "token");
    }

    private static String text(List<ServerSentEvent> events, String name) {
        return data(events, name).stream()
                .map(token -> token.path("text").textValue())
                .collect(Collectors.joining());
    }

    private static List<JsonNode> data(List<ServerSentEvent> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(ServerSentEvent::data)
                .toList();
    }
}
