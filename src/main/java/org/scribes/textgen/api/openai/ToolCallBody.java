package org.scribes.textgen.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ToolCall;

/** The JSON of a call of a tool. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ToolCall",
        description = "A call of a tool, which the client makes.",
        requiredProperties = {"id", "type", "function"})
record ToolCallBody(
        @Schema(description = "The number of the call, in streams only.", examples = "0") @Nullable
        Integer index,

        @Schema(description = "Names the call.", examples = "call_1")
        String id,

        @Schema(description = "Always `function`.", examples = "function")
        String type,

        FunctionCall function) {
    /** The function that is called. */
    @Schema(name = "FunctionCall", description = "The function that is called.")
    record FunctionCall(
            @Schema(description = "Its name.", examples = "find_verse")
            String name,

            @Schema(description = "JSON, as the model wrote it.", examples = "{}")
            String arguments) {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "FunctionCall";
        }
    }

    static List<ToolCallBody> all(List<ToolCall> calls, boolean numbered) {
        List<ToolCallBody> bodies = new ArrayList<>();
        for (ToolCall call : calls) {
            bodies.add(new ToolCallBody(
                    numbered ? bodies.size() : null,
                    call.id(),
                    "function",
                    new FunctionCall(call.name(), call.arguments())));
        }
        return bodies;
    }
}
