package org.scribes.textgen.api.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.api.door.ChoiceEvent;
import org.scribes.textgen.api.door.CitationLinks;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.GroundingSummary;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.Route;
import org.scribes.textgen.domain.StreamEvent;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.ToolCall;
import org.scribes.textgen.domain.Verdict;

class OpenAiStreamTest {
    private static final Citation MARKER = new Citation(
            CitationKind.MARKER,
            Verdict.RESOLVED,
            3,
            6,
            "[1]",
            true,
            List.of(new Citation.Source("1", 0, 2)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private static final GroundingSummary SUMMARY =
            new GroundingSummary(GroundingPolicy.REPAIR, ContextLayout.PASSAGES, Map.of(), 0, 0, 1, 1);

    private final OpenAiAnswer answer = new OpenAiAnswer(
            "req-1",
            5,
            "tiny",
            new CitationLinks(
                    List.of(), new DoorConfig(false, Optional.empty(), List.of(), 0, 1), reference -> Optional.empty()),
            List.of());

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final EventWriter out = new EventWriter(sent, TestingBodies.JSON);

    private StreamProtocol<ChoiceEvent> chat(int count, boolean usage) {
        return new ChoiceStream(new ChatStream(answer, usage, count), count);
    }

    private static Completion completion(String text, FinishReason finish) {
        return new Completion(text, finish, "tiny", Mode.LOCAL, TokenUsage.counted(3, 2), 0, List.of());
    }

    private static StreamEvent done(Completion completion, Citation... citations) {
        GroundedAnswer grounded =
                new GroundedAnswer(completion.text(), List.of(citations), SUMMARY, List.of(), true, 0);
        return new StreamEvent.Done(new GenerationResult(
                "req-1",
                completion,
                Route.DIRECT,
                citations.length == 0 ? Optional.empty() : Optional.of(grounded),
                Duration.ZERO,
                Optional.empty()));
    }

    private void send(StreamProtocol<ChoiceEvent> protocol, int index, StreamEvent event) throws IOException {
        protocol.event(new ChoiceEvent(index, event), out);
    }

    /** What was sent, without what all chunks have and without {@code scribes}. */
    private List<String> chunks() {
        return sent.toString(UTF_8)
                .replaceAll("\"id\":\"[a-z]+-req-1\",\"object\":\"[a-z._]+\",\"created\":5,\"model\":\"tiny\",", "")
                .replaceAll(",\"scribes\":.*}\n", ",SCRIBES}\n")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void chat_beginsWithTheRoleAndEndsWithDone() throws IOException {
        String marker =
                "{\"type\":\"url_citation\",\"url_citation\":{\"start_index\":3,\"end_index\":6,\"title\":\"1\",\"url\":\"urn:passage:1\"}}";
        StreamProtocol<ChoiceEvent> chat = chat(1, true);
        send(chat, 0, new StreamEvent.Token("He "));
        send(chat, 0, new StreamEvent.Cited(MARKER));
        send(chat, 0, done(completion("He ", FinishReason.STOP_SEQUENCE), MARKER, MARKER));

        assertThat(chunks())
                .containsExactly(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"He \"},\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"annotations\":[" + marker + "," + marker
                                + "]},\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],SCRIBES}",
                        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5,"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":0}}}",
                        "data: [DONE]");
        assertThat(sent.toString(UTF_8)).endsWith("data: [DONE]\n\n").doesNotContain("\"error\"", "id:");
    }

    @Test
    void usageThatIsNotAskedFor_isNotSent() throws IOException {
        StreamProtocol<ChoiceEvent> chat = chat(1, false);
        send(chat, 0, done(completion("", FinishReason.LENGTH)));

        assertThat(chunks())
                .containsExactly(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}],SCRIBES}",
                        "data: [DONE]");
    }

    @Test
    void severalAnswers_endTogether() throws IOException {
        StreamProtocol<ChoiceEvent> chat = chat(2, false);
        send(chat, 0, new StreamEvent.Token("a"));
        StreamEvent first = done(completion("a", FinishReason.EOS_TOKEN));
        assertThat(chat.isLast(new ChoiceEvent(0, first))).isFalse();
        send(chat, 0, first);
        send(chat, 1, new StreamEvent.Token("b"));
        StreamEvent second = done(completion("b", FinishReason.LENGTH));
        assertThat(chat.isLast(new ChoiceEvent(1, second))).isTrue();
        send(chat, 1, second);

        assertThat(chunks().subList(3, 7))
                .containsExactly(
                        "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],SCRIBES}",
                        "data: {\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}],SCRIBES}",
                        "data: [DONE]");
    }

    @Test
    void toolCalls_haveDistinctNumbers() throws IOException {
        StreamProtocol<ChoiceEvent> chat = chat(1, false);
        send(
                chat,
                0,
                done(completion("", FinishReason.TOOL_CALLS)
                        .calling(List.of(new ToolCall("c1", "f", "{}"), new ToolCall("c2", "f", "{}")))));

        assertThat(chunks().get(1))
                .contains(
                        "\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\"",
                        "{\"index\":1,\"id\":\"c2\"");
        assertThat(chunks().get(2)).contains("\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void failure_isAnEventOfThatNameWithoutDone() throws IOException {
        StreamProtocol<ChoiceEvent> chat = chat(1, false);
        send(chat, 0, new StreamEvent.Token("He "));
        chat.failure(new GenerationException(ErrorCode.UPSTREAM_ERROR, "broken off"), out);

        assertThat(sent.toString(UTF_8))
                .endsWith("\n\nevent: error\ndata: {\"error\":{\"message\":\"broken off\",\"type\":\"server_error\","
                        + "\"code\":\"upstream_error\",\"param\":null}}\n\n")
                .doesNotContain("[DONE]");
    }

    @Test
    void completion_hasItsTextInChoices() throws IOException {
        StreamProtocol<ChoiceEvent> completion =
                new ChoiceStream(new CompletionStream(answer, false, List.of("In the "), 1), 1);
        send(completion, 0, new StreamEvent.Token("beginning"));
        send(completion, 0, done(completion("beginning", FinishReason.EOS_TOKEN)));

        assertThat(chunks())
                .containsExactly(
                        "data: {\"choices\":[{\"text\":\"In the \",\"index\":0,\"logprobs\":null,\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"text\":\"beginning\",\"index\":0,\"logprobs\":null,\"finish_reason\":null}]}",
                        "data: {\"choices\":[{\"text\":\"\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"stop\"}],SCRIBES}",
                        "data: [DONE]");
    }

    @Test
    void response_hasTheEventsInOrder() throws IOException {
        ResponseStream response = new ResponseStream(answer, new ResponseEcho("Be brief.", Map.of("a", "b")));
        send(response, 0, new StreamEvent.Token("He "));
        send(response, 0, new StreamEvent.Cited(MARKER));
        send(response, 0, done(completion("He ", FinishReason.EOS_TOKEN)));

        List<String> lines = sent.toString(UTF_8).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.annotation.added",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        List<String> data =
                lines.stream().filter(line -> line.startsWith("data: ")).toList();
        for (int i = 0; i < data.size(); i++) {
            assertThat(data.get(i)).contains("\"sequence_number\":" + i + ",");
        }
    }

    @Test
    void responseThatFails_hasAnErrorThatClientsOfBothProtocolsRead() throws IOException {
        ResponseStream response = new ResponseStream(answer, new ResponseEcho("Be brief.", Map.of("a", "b")));
        send(response, 0, new StreamEvent.Token("He "));
        response.failure(new GenerationException(ErrorCode.TIMEOUT, "too late"), out);

        assertThat(sent.toString(UTF_8))
                .contains("event: error\ndata: {\"type\":\"error\",\"sequence_number\":5,\"code\":\"timeout\","
                        + "\"message\":\"too late\",\"param\":null,\"error\":{\"message\":\"too late\"");
    }

    @Test
    void responseThatIsCutOff_isIncomplete() throws IOException {
        ResponseStream response = new ResponseStream(answer, new ResponseEcho("Be brief.", Map.of("a", "b")));
        send(response, 0, done(completion("He ", FinishReason.LENGTH)));

        assertThat(sent.toString(UTF_8))
                .contains(
                        "\"instructions\":\"Be brief.\",\"metadata\":{\"a\":\"b\"}",
                        "event: response.incomplete\n",
                        "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}");
    }
}
