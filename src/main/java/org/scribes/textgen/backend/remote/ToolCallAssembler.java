package org.scribes.textgen.backend.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Sha256;
import org.scribes.textgen.domain.ToolCall;

/**
 * Joins the parts of an answer's tool calls. Parts belong together by id, else by index, else in order. A call whose
 * arguments are complete is never continued, so that calls are told apart where a server gives all the same index.
 */
final class ToolCallAssembler {
    /** The most characters of all calls, and the weight of a part without text. */
    private static final int MAX_CHARACTERS = SseReader.MAX_EVENT_BYTES;

    private static final int PART = 16;
    private static final int MAX_CALLS = 128;
    private static final int ID_LENGTH = 24;

    private final String requestId;
    private final List<Open> calls = new ArrayList<>();
    private int characters;

    /** @param requestId makes the ids distinct that a server leaves out */
    ToolCallAssembler(String requestId) {
        this.requestId = requestId;
    }

    private static final class Open {
        private final OptionalInt index;
        private Optional<String> id;
        private Optional<String> name;
        private final StringBuilder arguments = new StringBuilder();
        private final JsonDepth depth = new JsonDepth();

        Open(ToolCallDelta first) {
            this.index = first.index();
            this.id = first.id();
            this.name = first.name();
        }

        void append(ToolCallDelta part) {
            id = id.or(part::id);
            name = name.or(part::name);
            arguments.append(part.arguments());
            depth.read(part.arguments());
        }
    }

    /** @throws org.scribes.textgen.domain.GenerationException if the calls are longer than any answer */
    void add(ToolCallDelta part) {
        characters += PART + part.arguments().length();
        if (characters > MAX_CHARACTERS) {
            throw UpstreamErrors.permanent("the provider sent longer tool calls than an answer can be");
        }
        @Nullable Open known = part.id().isPresent() ? withId(part) : null;
        if (known != null && known.depth.complete()) {
            return; // the server repeats the call
        }
        @Nullable Open call = known == null ? continued(part) : known;
        if (call == null && calls.size() == MAX_CALLS) {
            throw UpstreamErrors.permanent("the provider's model asked for more than " + MAX_CALLS + " tool calls");
        }
        if (call == null) {
            call = new Open(part);
            calls.add(call);
        }
        call.append(part);
    }

    private @Nullable Open withId(ToolCallDelta part) {
        return calls.stream()
                .filter(call -> call.id.equals(part.id()))
                .findFirst()
                .orElse(null);
    }

    /** The call that {@code part} continues, or null if it begins one. */
    private @Nullable Open continued(ToolCallDelta part) {
        @Nullable Open last = null;
        for (Open call : calls) {
            last = part.index().isEmpty() || call.index.equals(part.index()) ? call : last;
        }
        if (last == null) {
            return null;
        }
        boolean another = (part.id().isPresent() && last.id.isPresent())
                || (part.name().isPresent()
                        && last.name.isPresent()
                        && !part.name().equals(last.name))
                || (last.depth.complete() && !part.arguments().isBlank());
        return another ? null : last;
    }

    /** Whether no call has begun. */
    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** The text of all arguments and names, for an estimate of their tokens. */
    String text() {
        StringBuilder text = new StringBuilder();
        calls.forEach(call -> text.append(call.name.orElse("")).append(call.arguments));
        return text.toString();
    }

    /**
     * The calls, with distinct ids.
     *
     * @throws org.scribes.textgen.domain.GenerationException if one names no tool
     */
    List<ToolCall> all() {
        Set<String> ids = new HashSet<>();
        List<ToolCall> all = new ArrayList<>();
        for (Open call : calls) {
            String name = call.name.orElseThrow(UpstreamErrors::toolCallNotUnderstood);
            String id = call.id.filter(ids::add).orElseGet(() -> made(all.size()));
            ids.add(id);
            all.add(new ToolCall(id, name, call.arguments.toString()));
        }
        return all;
    }

    private String made(int number) {
        byte[] digest = Sha256.digest().digest((requestId + "/" + number).getBytes(StandardCharsets.UTF_8));
        return "call_" + HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    }
}
