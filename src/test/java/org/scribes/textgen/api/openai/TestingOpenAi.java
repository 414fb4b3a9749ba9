package org.scribes.textgen.api.openai;

import java.util.List;
import java.util.Optional;
import org.scribes.textgen.api.door.ModelChoices;
import org.scribes.textgen.api.generate.TestingBodies;
import org.scribes.textgen.backend.BackendRouter;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.generation.GroundingDefaults;

/** Reads bodies of OpenAI's API as the server does. */
final class TestingOpenAi {
    static final RequestSettings SETTINGS = new RequestSettings(
            new ModelChoices(() -> "tiny", () -> List.of("tiny", "other"), false),
            new DoorConfig(false, Optional.empty(), List.of(), 0, 4),
            new GroundingDefaults(new BackendRouter(List.of()), GroundingConfig.from(TestingConfig.of())));

    private TestingOpenAi() {}

    static OpenAiRequest chat(String body) {
        return new ChatReader(SETTINGS).read((ChatBody) TestingBodies.parse(ChatBody.class, body), "req-1", false);
    }

    static OpenAiRequest completion(String body) {
        return new CompletionReader(SETTINGS, new PromptReader((ids, model) -> "decoded " + ids.size()))
                .read((CompletionBody) TestingBodies.parse(CompletionBody.class, body), "req-1", false);
    }

    static OpenAiRequest response(String body) {
        return new ResponsesReader(SETTINGS)
                .read((ResponsesBody) TestingBodies.parse(ResponsesBody.class, body), "req-1", false);
    }
}
