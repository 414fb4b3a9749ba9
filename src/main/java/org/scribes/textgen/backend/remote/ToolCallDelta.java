package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A part of a tool call, or a whole one.
 *
 * @param index tells the calls of an answer apart; some servers send none, or the same for all
 * @param id the call's id, in its first part; some servers send none
 * @param name the tool's name, in its first part
 * @param arguments the next text of the arguments
 */
record ToolCallDelta(OptionalInt index, Optional<String> id, Optional<String> name, String arguments) {
    /** Reads the parts in {@code tool_calls} of a message or a delta. */
    static List<ToolCallDelta> read(@Nullable JsonNode calls) {
        List<ToolCallDelta> parts = new ArrayList<>();
        if (calls != null && calls.isObject()) {
            parts.add(of(calls));
        } else if (calls != null && calls.isArray()) {
            calls.forEach(call -> parts.add(of(call)));
        }
        return parts;
    }

    private static ToolCallDelta of(JsonNode call) {
        JsonNode function = call.path("function").isObject() ? call.path("function") : call;
        JsonNode arguments = function.path("arguments");
        return new ToolCallDelta(
                call.path("index").isInt() ? OptionalInt.of(call.path("index").intValue()) : OptionalInt.empty(),
                text(call.path("id")),
                text(function.path("name")),
                arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value.asText("")).filter(text -> value.isValueNode() && !value.isNull() && !text.isBlank());
    }

    /** Omits the text, since a tracing server prints call arguments. */
    @Override
    public String toString() {
        return "ToolCallDelta[" + arguments.length() + " characters]";
    }
}
