package org.scribes.textgen.api.openai;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.CitationLink;
import org.scribes.textgen.api.door.ScribesBody;
import org.scribes.textgen.api.door.ShownScores;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.openai.ChatChunkBody.Choice;
import org.scribes.textgen.api.openai.ChatChunkBody.Delta;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** Writes the chunks of chat completions. */
final class ChatStream implements ChoiceStream.ChunkWriter {
    private final OpenAiAnswer answer;
    private final boolean includeUsage;
    private final int count;
    private boolean begun;

    /** @param count the number of answers */
    ChatStream(OpenAiAnswer answer, boolean includeUsage, int count) {
        this.answer = answer;
        this.count = count;
        this.includeUsage = includeUsage;
    }

    @Override
    public void piece(int index, StreamEvent event, EventWriter out) throws IOException {
        if (event instanceof StreamEvent.Token token) {
            write(index, Delta.text(token.text()), out);
        } else if (event instanceof StreamEvent.Thinking thinking) {
            write(index, Delta.thinking(thinking.text()), out);
        }
        // citations come together at the end: accumulators of clients cannot join lists of them
    }

    private void write(int index, Delta delta, EventWriter out) throws IOException {
        begin(out);
        write(new Choice(index, delta, null, null), null, out);
    }

    /** All answers begin together, in order: accumulators of clients append one that they do not know. */
    private void begin(EventWriter out) throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        for (int index = 0; index < count; index++) {
            write(new Choice(index, Delta.role("assistant"), null, null), null, out);
        }
    }

    @Override
    public void end(int index, GenerationResult result, EventWriter out) throws IOException {
        Completion completion = result.completion();
        begin(out);
        List<CitationLink> links = answer.links(result);
        if (!links.isEmpty()) {
            write(index, Delta.citing(AnnotationBody.all(links)), out);
        }
        if (!completion.toolCalls().isEmpty()) {
            write(index, Delta.calling(ToolCallBody.all(completion.toolCalls(), true)), out);
        }
        write(
                new Choice(
                        index,
                        Delta.NOTHING,
                        ShownScores.of(completion).map(LogprobsBody::of).orElse(null),
                        FinishWords.of(completion.finishReason())),
                answer.scribes(result),
                out);
    }

    @Override
    public void end(List<GenerationResult> results, EventWriter out) throws IOException {
        if (includeUsage) {
            out.data(chunk(List.of(), CompletionUsageBody.of(results, 1), null));
        }
        out.done();
    }

    private void write(Choice choice, @Nullable ScribesBody scribes, EventWriter out) throws IOException {
        out.data(chunk(List.of(choice), null, scribes));
    }

    private ChatChunkBody chunk(
            List<Choice> choices, @Nullable CompletionUsageBody usage, @Nullable ScribesBody scribes) {
        return new ChatChunkBody(
                "chatcmpl-" + answer.id(),
                "chat.completion.chunk",
                answer.created(),
                answer.model(),
                choices,
                usage,
                scribes);
    }
}
