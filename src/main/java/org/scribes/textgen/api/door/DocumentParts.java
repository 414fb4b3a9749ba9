package org.scribes.textgen.api.door;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.PassageBody;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.domain.Passage;

/**
 * Passages that are parts of type {@code document} of a message: in {@code document}, or in the part itself, with the text
 * in {@code text} or, as Anthropic has it, in {@code source.data}.
 */
public final class DocumentParts {
    private final List<Passage> passages = new ArrayList<>();

    /**
     * Adds the passage of a part.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER, naming the field
     */
    void add(JsonNode part, String field) {
        Optional<JsonNode> inner = JsonParts.given(part.get("document"));
        JsonNode document = inner.orElse(part);
        String name = inner.isPresent() ? field + ".document" : field;
        JsonNode source = document.path("source");
        Optional<String> text = JsonParts.text(document, "text", name)
                .or(() -> source.isObject() ? JsonParts.text(source, "data", name + ".source") : Optional.empty());
        TextRules.requireAtMost(passages.size() + 1, GenerateReader.MAX_PASSAGES, "documents");
        passages.add(new Passage(
                id(document, name),
                text.filter(given -> !given.isBlank())
                        .orElseThrow(() -> invalidParameter(name + ".text", "must be given and not blank")),
                optional(document, "reference", name).or(() -> optional(document, "title", name)),
                source.isTextual() ? optional(document, "source", name) : optional(document, "context", name),
                optional(document, "url", name)));
    }

    /** Whether a message had any. */
    public boolean isEmpty() {
        return passages.isEmpty();
    }

    /** The passages of the request: those in its own field, then these. */
    public List<Passage> after(@Nullable List<PassageBody> given) {
        List<Passage> all = new ArrayList<>(GenerateReader.passages(given));
        all.addAll(passages);
        return all;
    }

    private String id(JsonNode document, String name) {
        JsonNode id = document.path("id");
        return id.isIntegralNumber()
                ? id.bigIntegerValue().toString()
                : optional(document, "id", name).orElse("document-" + (passages.size() + 1));
    }

    private static Optional<String> optional(JsonNode document, String key, String name) {
        return JsonParts.text(document, key, name)
                .flatMap(text -> TextRules.optional(text, name + "." + key, Passage.MAX_URL));
    }
}
