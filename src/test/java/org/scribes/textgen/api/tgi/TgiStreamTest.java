package org.scribes.textgen.api.tgi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.api.http.EventStream;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

class TgiStreamTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void answer_isPiecesThenAnEndWithoutText() throws IOException {
        stream("{}", events -> {
            events.accept(new StreamEvent.Thinking("hm"));
            events.accept(new StreamEvent.Token("In "));
            events.accept(new StreamEvent.Token("the"));
            events.accept(new StreamEvent.Done(result()));
        });

        assertThat(out.toString(UTF_8)).startsWith("""
                        data: {"index":1,"token":{"id":0,"text":"In ","logprob":null,"special":false},"generated_text":null,"details":null}

                        data: {"index":2,"token":{"id":0,"text":"the","logprob":null,"special":false},"generated_text":null,"details":null}

                        data: {"index":3,"token":{"id":0,"text":"","logprob":null,"special":true},"generated_text":"In the","details":\
                        {"finish_reason":"eos_token","generated_tokens":2,"input_length":3,"seed":null},"scribes":{"status":"ok",""").endsWith("}\n\n");
        assertThat(data()).hasSize(3);
    }

    @Test
    void fullText_isInTheEndOnly() throws IOException {
        stream("{\"return_full_text\": true, \"details\": false}", events -> {
            events.accept(new StreamEvent.Token("In the"));
            events.accept(new StreamEvent.Done(result()));
        });

        assertThat(data().get(0).path("token").path("text").textValue()).isEqualTo("In the");
        assertThat(data().get(1).path("generated_text").textValue()).isEqualTo("Who?In the");
        assertThat(data().get(1).path("details").isNull()).isTrue();
    }

    @Test
    void failureAfterAPiece_isDataAndTheEnd() throws IOException {
        stream("{}", events -> {
            events.accept(new StreamEvent.Token("In "));
            throw new GenerationException(ErrorCode.UPSTREAM_ERROR, "the server broke off");
        });

        assertThat(out.toString(UTF_8))
                .endsWith("\n\ndata: {\"error\":\"the server broke off\",\"error_type\":\"generation\"}\n\n")
                .doesNotContain("event:");
        assertThat(data()).hasSize(2);
    }

    /** The protocol cannot take text back. */
    @Test
    void restart_endsWithAnError() throws IOException {
        stream("{}", events -> {
            events.accept(new StreamEvent.Token("In "));
            events.accept(new StreamEvent.Restart(ErrorCode.UPSTREAM_ERROR));
        });

        assertThat(data().get(1).path("error_type").textValue()).isEqualTo("incomplete_generation");
    }

    private void stream(String parameters, Consumer<Consumer<StreamEvent>> generation) {
        TgiQuestion question =
                TestingTgi.read("{\"inputs\": \"Who?\", \"parameters\": " + parameters + "}", true, true);
        new EventStream<StreamEvent>(
                        "req-1",
                        new TgiStream(question),
                        new Cancellation(Duration.ofSeconds(30), () -> 0),
                        (events, until) -> generation.accept(events),
                        beat -> () -> {},
                        TestingBodies.JSON)
                .write(out);
    }

    private List<JsonNode> data() throws IOException {
        return TestingTgi.data(out.toString(UTF_8));
    }

    private static GenerationResult result() {
        return TestingTgi.result(TestingTgi.completion("In the", FinishReason.EOS_TOKEN));
    }
}
