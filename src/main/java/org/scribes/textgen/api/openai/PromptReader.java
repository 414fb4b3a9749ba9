package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Prompt;

/** Reads the prompts of completions: texts or token ids, one or several. */
final class PromptReader {
    private static final String RULE =
            "must be a string, a list of strings, a list of token ids, or a list of lists of token ids";

    private final BiFunction<List<Integer>, Optional<String>, String> decoder;

    /** @param decoder the text of token ids of a model, which is the default model if it has no name */
    PromptReader(BiFunction<List<Integer>, Optional<String>, String> decoder) {
        this.decoder = decoder;
    }

    /** @throws GenerationException EMPTY_PROMPT or INVALID_PARAMETER, naming the field */
    List<Prompt> read(@Nullable JsonNode prompt, Optional<String> model) {
        JsonNode given = JsonParts.given(prompt)
                .orElseThrow(() -> new GenerationException(ErrorCode.EMPTY_PROMPT, "prompt must be given"));
        if (given.isTextual() || isIds(given)) {
            return List.of(one(given, model));
        }
        if (!given.isArray() || given.isEmpty()) {
            throw invalidParameter("prompt", RULE);
        }
        return StreamSupport.stream(given.spliterator(), false)
                .map(element -> one(element, model))
                .toList();
    }

    private Prompt one(JsonNode element, Optional<String> model) {
        if (element.isTextual()) {
            return new Prompt.Text(TextRules.required(element.textValue(), "prompt"), true, true);
        }
        if (!isIds(element)) {
            throw invalidParameter("prompt", RULE);
        }
        List<Integer> ids = StreamSupport.stream(element.spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
        return new Prompt.Tokens(ids, decoded(ids, model));
    }

    private String decoded(List<Integer> ids, Optional<String> model) {
        try {
            return decoder.apply(ids, model);
        } catch (GenerationException e) {
            if (e.field().equals(Optional.of("model"))) {
                throw invalidParameter("prompt", "cannot be token ids: only a model in this process has a tokenizer");
            }
            throw e;
        }
    }

    private static boolean isIds(JsonNode node) {
        return node.isArray()
                && !node.isEmpty()
                && StreamSupport.stream(node.spliterator(), false)
                        .allMatch(id -> id.isIntegralNumber() && id.canConvertToInt());
    }
}
