package org.scribes.textgen.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a field in a body, such as {@code passages[0].text}; empty for the body itself. A name that does not look
 * like a field name is the caller's text and is not shown.
 */
record FieldPath(String text) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The path of a value that does not fit. */
    static FieldPath of(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            append(path, reference.getFieldName(), reference.getIndex());
        }
        return new FieldPath(path.toString());
    }

    /** The path at which parsing ended. */
    static FieldPath of(StreamReadException failure) {
        StringBuilder path = new StringBuilder();
        JsonParser parser = failure.getProcessor();
        if (parser != null) {
            append(path, parser.getParsingContext());
        }
        return new FieldPath(path.toString());
    }

    boolean isRoot() {
        return text.isEmpty();
    }

    /** {@code before} and the path; empty for the body itself. */
    String after(String before) {
        return isRoot() ? "" : before + text;
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray() ? context.hasCurrentIndex() : context.hasCurrentName()) {
            append(path, context.inArray() ? null : context.getCurrentName(), context.getCurrentIndex());
        }
    }

    private static void append(StringBuilder path, @Nullable String name, int index) {
        if (name == null) {
            path.append('[').append(index).append(']');
            return;
        }
        path.append(path.isEmpty() ? "" : ".")
                .append(PLAIN_NAME.matcher(name).matches() ? name : "(a name that is not shown)");
    }
}
