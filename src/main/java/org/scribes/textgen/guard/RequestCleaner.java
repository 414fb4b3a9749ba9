package org.scribes.textgen.guard;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;

/** Sanitizes the prompt and the passages of a request. Invalid names and stop sequences are refused elsewhere. */
public final class RequestCleaner {
    private final Sanitizer sanitizer = new Sanitizer();

    private RequestCleaner() {}

    /**
     * Sanitizes {@code request}.
     *
     * @throws GenerationException EMPTY_PROMPT or INVALID_PARAMETER if nothing is left of a required text
     */
    public static RequestWithWarnings clean(GenerationRequest request) {
        RequestCleaner cleaner = new RequestCleaner();
        Prompt prompt = cleaner.prompt(request.prompt());
        List<Passage> passages =
                request.passages().stream().map(cleaner::passage).toList();
        List<String> warnings = cleaner.sanitizer.warnings();
        return new RequestWithWarnings(warnings.isEmpty() ? request : request.asking(prompt, passages), warnings);
    }

    private Prompt prompt(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return text.saying(text.raw() ? sanitizer.cleanRaw(text.text()) : sanitizer.clean(text.text()));
        }
        if (prompt instanceof Prompt.Tokens) {
            return prompt;
        }
        return new Prompt.Conversation(prompt.messages().stream()
                .map(message -> message.saying(sanitizer.clean(message.content())))
                .toList());
    }

    private Passage passage(Passage passage) {
        return new Passage(
                passage.id(),
                sanitizer.clean(passage.text()),
                clean(passage.reference()),
                clean(passage.source()),
                passage.url());
    }

    private Optional<String> clean(Optional<String> text) {
        return text.map(sanitizer::clean);
    }
}
