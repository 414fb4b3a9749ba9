package org.scribes.textgen.generation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.guard.CheckedRequest;
import org.scribes.textgen.guard.RequestCleaner;
import org.scribes.textgen.guard.TokenBudget;

/** What every request goes through before anything else reads it: its texts are cleaned, and it is made to fit. */
final class Intake {
    private final BackendRouter router;

    Intake(BackendRouter router) {
        this.router = router;
    }

    /** @throws GenerationException EMPTY_PROMPT, INVALID_PARAMETER or PROMPT_TOO_LONG */
    CheckedRequest take(GenerationRequest request) {
        CheckedRequest clean = RequestCleaner.clean(request);
        Optional<ContextWindow> window = router.window(request.model());
        if (window.isEmpty()) {
            return clean;
        }
        CheckedRequest fitting = TokenBudget.fit(clean.request(), window.get());
        List<String> warnings = Stream.concat(clean.warnings().stream(), fitting.warnings().stream())
                .toList();
        return new CheckedRequest(fitting.request(), warnings);
    }
}
