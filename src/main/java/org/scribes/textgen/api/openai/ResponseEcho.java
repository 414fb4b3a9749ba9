package org.scribes.textgen.api.openai;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a response repeats of its request. */
record ResponseEcho(@Nullable String instructions, Map<String, String> metadata) {
    static ResponseEcho of(ResponsesBody body) {
        return new ResponseEcho(body.instructions(), body.metadata() == null ? Map.of() : body.metadata());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ResponseEcho";
    }
}
