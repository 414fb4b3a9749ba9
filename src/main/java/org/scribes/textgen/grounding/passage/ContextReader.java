package org.scribes.textgen.grounding.passage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;

/** Finds what the answer to a request may quote. */
public final class ContextReader {
    private static final String PROMPT = "prompt";

    private ContextReader() {}

    /**
     * The request's passages, if it names any, or says that there are none; else those in its prompt; if none are found
     * there, the prompt as a whole. So it is, too, if more are found there than a request may have: whatever of it is quoted
     * is quoted truly, and no number is taken for one that leads nowhere.
     */
    public static QuotableContext of(GenerationRequest request) {
        return of(request, GroundingInput.of(request));
    }

    /** As above, where it is known already what {@code request} asks. */
    public static QuotableContext of(GenerationRequest request, GroundingInput inquiry) {
        return inquiry.complete()
                ? new QuotableContext(inquiry.layout(), inquiry.passages())
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
