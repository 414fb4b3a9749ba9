package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;

/** Determines what the answer to a request may quote. */
public final class ContextReader {
    private static final String PROMPT = "prompt";

    private ContextReader() {}

    /**
     * The request's passages, if it has that field; else the passages in its prompt. The prompt counts as a whole if it
     * has no passages, or more than a request may have: then any part of it may be quoted, and markers get no verdict.
     */
    public static QuotableContext of(GenerationRequest request) {
        return of(request, GroundingInput.of(request));
    }

    /** As above, with the input already read from {@code request}. */
    public static QuotableContext of(GenerationRequest request, GroundingInput input) {
        return input.complete()
                ? new QuotableContext(input.layout(), input.passages())
                : whole(request.prompt().messages());
    }

    private static QuotableContext whole(List<Message> messages) {
        String text = messages.stream().map(Message::content).collect(Collectors.joining("\n\n"));
        if (text.isBlank()) {
            return new QuotableContext(ContextLayout.PROMPT, List.of());
        }
        Passage passage = new Passage(PROMPT, text, Optional.empty(), Optional.empty());
        return new QuotableContext(ContextLayout.PROMPT, List.of(new NumberedPassage(NumberedPassage.NONE, passage)));
    }
}
