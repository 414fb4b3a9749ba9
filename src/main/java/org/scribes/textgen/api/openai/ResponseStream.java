package org.scribes.textgen.api.openai;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.ChoiceEvent;
import org.scribes.textgen.api.door.CitationLink;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** Writes the events of a streamed response. */
final class ResponseStream implements StreamProtocol<ChoiceEvent> {
    private final OpenAiAnswer answer;
    private final ResponseEcho echo;
    private final String itemId;
    private int sequence;
    private int annotations;
    private boolean begun;

    ResponseStream(OpenAiAnswer answer, ResponseEcho echo) {
        this.answer = answer;
        this.echo = echo;
        this.itemId = "msg_" + answer.id();
    }

    @Override
    public void event(ChoiceEvent choice, EventWriter out) throws IOException {
        StreamEvent event = choice.event();
        if (event instanceof StreamEvent.Token token) {
            begin(out);
            write(text("response.output_text.delta", token.text(), null), out);
        } else if (event instanceof StreamEvent.Cited cited) {
            Optional<CitationLink> link = answer.citations().of(cited.citation());
            if (link.isPresent()) {
                begin(out);
                write(annotation(link.get()), out);
            }
        } else if (event instanceof StreamEvent.Restart) {
            throw new IllegalStateException("a held stream does not restart");
        } else if (event instanceof StreamEvent.Done done) {
            end(done.result(), out);
        }
    }

    private void begin(EventWriter out) throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        ResponseAnswerBody response = ResponseAnswerBody.begun(answer, echo);
        write(new ResponseEventBody.Whole("response.created", sequence, response), out);
        write(new ResponseEventBody.Whole("response.in_progress", sequence, response), out);
        ResponseAnswerBody.Item item =
                new ResponseAnswerBody.Item("message", itemId, "in_progress", "assistant", List.of());
        write(new ResponseEventBody.Message("response.output_item.added", sequence, 0, item), out);
        write(
                content(
                        "response.content_part.added",
                        new ResponseAnswerBody.Part("output_text", "", List.of(), List.of())),
                out);
    }

    private void end(GenerationResult result, EventWriter out) throws IOException {
        begin(out);
        ResponseAnswerBody response = ResponseAnswerBody.of(result, answer, echo);
        ResponseAnswerBody.Item item = response.output().get(0);
        write(text("response.output_text.done", null, result.completion().text()), out);
        write(content("response.content_part.done", item.content().get(0)), out);
        write(new ResponseEventBody.Message("response.output_item.done", sequence, 0, item), out);
        write(new ResponseEventBody.Whole("response." + response.status(), sequence, response), out);
    }

    private ResponseEventBody text(String type, @Nullable String delta, @Nullable String text) {
        return new ResponseEventBody.Text(type, sequence, itemId, 0, 0, delta, text, List.of());
    }

    private ResponseEventBody content(String type, ResponseAnswerBody.Part part) {
        return new ResponseEventBody.Content(type, sequence, itemId, 0, 0, part);
    }

    private ResponseEventBody annotation(CitationLink link) {
        return new ResponseEventBody.Annotation(
                "response.output_text.annotation.added",
                sequence,
                itemId,
                0,
                0,
                annotations++,
                ResponseAnswerBody.Link.of(link));
    }

    private void write(ResponseEventBody event, EventWriter out) throws IOException {
        sequence++;
        out.event(event.type(), event);
    }

    @Override
    public boolean isLast(ChoiceEvent choice) {
        return choice.event() instanceof StreamEvent.Done;
    }

    @Override
    public void failure(GenerationException failure, EventWriter out) throws IOException {
        OpenAiErrorBody.Failure error = OpenAiErrors.error(failure);
        write(
                new ResponseEventBody.Failed("error", sequence, error.code(), error.message(), error.param(), error),
                out);
    }
}
