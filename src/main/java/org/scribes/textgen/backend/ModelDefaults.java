package org.scribes.textgen.backend;

import java.util.List;
import java.util.stream.Stream;
import org.scribes.textgen.config.CatalogueModel.Defaults;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;

/** Adds to a request what its model means where the request says nothing. */
final class ModelDefaults {
    private ModelDefaults() {}

    /** How the answer is grounded is read with the request: {@link ServedModels#grounding}. */
    static GenerationRequest applied(Defaults defaults, GenerationRequest request) {
        SamplingOptions options = request.options()
                .or(
                        defaults.maxNewTokens(),
                        defaults.temperature(),
                        defaults.topP(),
                        defaults.topK(),
                        defaults.repetitionPenalty());
        GenerationRequest sampled = request.variant(request.requestId(), options);
        return defaults.system()
                .map(system -> sampled.asking(introduced(system, request.prompt()), request.passages()))
                .orElse(sampled);
    }

    private static Prompt introduced(String system, Prompt prompt) {
        List<Message> messages = prompt.messages();
        boolean complete = prompt.raw() || messages.stream().anyMatch(message -> message.role() == Role.SYSTEM);
        return complete
                ? prompt
                : new Prompt.Conversation(Stream.concat(Stream.of(new Message(Role.SYSTEM, system)), messages.stream())
                        .toList());
    }
}
