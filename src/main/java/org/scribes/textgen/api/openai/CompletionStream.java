package org.scribes.textgen.api.openai;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.openai.CompletionAnswerBody.Choice;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/** Writes the chunks of completions. */
final class CompletionStream implements ChoiceStream.ChunkWriter {
    private final OpenAiAnswer answer;
    private final boolean includeUsage;
    private final List<String> echoed;
    private final int prompts;
    private final BitSet begun = new BitSet();

    /** @param echoed the text before each answer, by its number */
    CompletionStream(OpenAiAnswer answer, boolean includeUsage, List<String> echoed, int prompts) {
        this.answer = answer;
        this.includeUsage = includeUsage;
        this.echoed = echoed;
        this.prompts = prompts;
    }

    /** Thinking and citations have no place in this protocol before the end. */
    @Override
    public void piece(int index, StreamEvent event, EventWriter out) throws IOException {
        if (event instanceof StreamEvent.Token token) {
            begin(index, out);
            write(Choice.piece(index, token.text()), out);
        }
    }

    private void begin(int index, EventWriter out) throws IOException {
        if (!begun.get(index)) {
            begun.set(index);
            if (!echoed.get(index).isEmpty()) {
                write(Choice.piece(index, echoed.get(index)), out);
            }
        }
    }

    private void write(Choice choice, EventWriter out) throws IOException {
        out.data(CompletionAnswerBody.body(answer, answer.model(), List.of(choice), null, null));
    }

    @Override
    public void end(int index, GenerationResult result, EventWriter out) throws IOException {
        begin(index, out);
        Choice last = new Choice(
                "",
                index,
                CompletionAnswerBody.logprobs(result.completion()),
                FinishWords.of(result.completion().finishReason()),
                null);
        out.data(CompletionAnswerBody.body(answer, answer.model(), List.of(last), null, answer.scribes(result)));
    }

    @Override
    public void end(List<GenerationResult> results, EventWriter out) throws IOException {
        if (includeUsage) {
            CompletionUsageBody usage = CompletionUsageBody.of(results, prompts);
            out.data(CompletionAnswerBody.body(answer, answer.model(), List.of(), usage, null));
        }
        out.done();
    }
}
