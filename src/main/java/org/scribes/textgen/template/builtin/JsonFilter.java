package org.scribes.textgen.template.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Comparison;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.PythonNumbers;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Values;

/**
 * The filter {@code tojson} as Hugging Face defines it: Python's {@code json.dumps} with a blank after each comma and colon,
 * without escapes for HTML or for characters beyond ASCII.
 */
final class JsonFilter {
    private final RenderBudget budget;
    private final boolean asciiOnly;
    private final boolean sorted;
    private final Optional<String> indent;
    private final String itemSeparator;
    private final String keySeparator;
    private final StringBuilder out = new StringBuilder();

    private JsonFilter(RenderBudget budget, Arguments.Bound options) {
        this.budget = budget;
        this.asciiOnly = options.isTrue(0);
        this.indent =
                options.optional(1).filter(value -> value != PythonNone.NONE).map(JsonFilter::indent);
        this.sorted = options.isTrue(3);
        List<Object> separators = options.optional(2)
                .filter(value -> value != PythonNone.NONE)
                .flatMap(Values::items)
                .orElse(List.of(indent.isPresent() ? "," : ", ", ": "));
        if (separators.size() != 2) {
            throw TemplateFailure.because("tojson needs two separators");
        }
        this.itemSeparator = Values.string(separators.get(0), "a separator of tojson");
        this.keySeparator = Values.string(separators.get(1), "a separator of tojson");
    }

    static Object filter(RenderBudget budget, Object value, Arguments arguments) {
        JsonFilter json = new JsonFilter(
                budget, arguments.bind("tojson", 0, "ensure_ascii", "indent", "separators", "sort_keys"));
        json.write(value, 1);
        return json.out.toString();
    }

    private static String indent(Object indent) {
        return indent instanceof String s
                ? s
                : " "
                        .repeat(Math.max(
                                0, Math.min(RenderBudget.MAX_RANGE, Values.integer(indent, "the indent of tojson"))));
    }

    private void write(Object value, int depth) {
        budget.step();
        int before = out.length();
        if (value instanceof String s) {
            quote(s);
        } else if (value instanceof SafeText markup) {
            quote(markup.text());
        } else if (value instanceof List<?> || value instanceof Tuple) {
            writeItems(Values.items(value).orElseThrow(), depth);
        } else if (value instanceof Map<?, ?> dict) {
            writeDict(dict, depth);
        } else {
            out.append(plain(value));
        }
        budget.charge(out.length() - before);
    }

    private static String plain(Object value) {
        if (value instanceof Boolean || value instanceof Long) {
            return value.toString();
        }
        if (value == PythonNone.NONE) {
            return "null";
        }
        if (value instanceof Double d && !Double.isNaN(d) && !Double.isInfinite(d)) {
            return PythonNumbers.format(d);
        }
        throw TemplateFailure.because("a value of type " + Values.typeName(value) + " cannot be written as JSON");
    }

    private void writeItems(List<Object> items, int depth) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            startItem(i == 0, depth);
            write(items.get(i), depth + 1);
        }
        end(items.isEmpty(), depth, ']');
    }

    private void writeDict(Map<?, ?> dict, int depth) {
        List<Object> keys = new ArrayList<>(dict.keySet());
        if (sorted) {
            keys.sort(Comparison.order(budget));
        }
        out.append('{');
        boolean first = true;
        for (Object key : keys) {
            startItem(first, depth);
            quote(key instanceof String s ? s : plain(key));
            out.append(keySeparator);
            Object value = dict.get(key);
            write(value == null ? PythonNone.NONE : value, depth + 1);
            first = false;
        }
        end(dict.isEmpty(), depth, '}');
    }

    private void startItem(boolean first, int depth) {
        out.append(first ? "" : itemSeparator);
        newLine(depth);
    }

    private void end(boolean empty, int depth, char bracket) {
        if (!empty) {
            newLine(depth - 1);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        if (indent.isPresent()) {
            budget.charge((long) indent.get().length() * depth);
            out.append('\n').append(indent.get().repeat(depth));
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < 0x20 || (asciiOnly && c > 0x7e)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
