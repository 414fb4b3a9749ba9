package org.scribes.textgen.api.openai;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.api.door.ChoiceEvent;
import org.scribes.textgen.api.http.EventWriter;
import org.scribes.textgen.api.http.StreamProtocol;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationResult;
import org.scribes.textgen.domain.StreamEvent;

/**
 * The order of a stream's chunks. The last chunks of all answers come together at the end: openai-java's accumulator ends
 * with the last answer that has begun.
 */
final class ChoiceStream implements StreamProtocol<ChoiceEvent> {
    private final ChunkWriter chunks;
    private final List<Optional<GenerationResult>> results = new ArrayList<>();
    private int ended;

    /** Writes the chunks of one protocol. */
    interface ChunkWriter {
        /** Writes an event of an answer that has not ended. */
        void piece(int index, StreamEvent event, EventWriter out) throws IOException;

        /** Writes the last chunk of an answer. */
        void end(int index, GenerationResult result, EventWriter out) throws IOException;

        /** Writes what follows the last chunks of all answers. */
        void end(List<GenerationResult> results, EventWriter out) throws IOException;
    }

    /** @param count the number of answers */
    ChoiceStream(ChunkWriter chunks, int count) {
        this.chunks = chunks;
        for (int i = 0; i < count; i++) {
            results.add(Optional.empty());
        }
    }

    @Override
    public void event(ChoiceEvent choice, EventWriter out) throws IOException {
        if (choice.event() instanceof StreamEvent.Done done) {
            ended++;
            results.set(choice.index(), Optional.of(done.result()));
            if (ended == results.size()) {
                end(out);
            }
        } else if (choice.event() instanceof StreamEvent.Restart) {
            throw new IllegalStateException("a held stream does not restart");
        } else {
            chunks.piece(choice.index(), choice.event(), out);
        }
    }

    private void end(EventWriter out) throws IOException {
        List<GenerationResult> all = results.stream().flatMap(Optional::stream).toList();
        for (int index = 0; index < all.size(); index++) {
            chunks.end(index, all.get(index), out);
        }
        chunks.end(all, out);
    }

    @Override
    public boolean isLast(ChoiceEvent choice) {
        return choice.event() instanceof StreamEvent.Done && ended + 1 == results.size();
    }

    @Override
    public void failure(GenerationException failure, EventWriter out) throws IOException {
        out.event("error", new OpenAiErrorBody(OpenAiErrors.error(failure)));
    }
}
