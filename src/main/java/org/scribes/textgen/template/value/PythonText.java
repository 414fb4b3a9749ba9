package org.scribes.textgen.template.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.value.SequenceView.ViewKind;

/** Python's {@code str} and {@code repr}: the text of a value. */
public final class PythonText {
    private final RenderBudget budget;
    private final StringBuilder out = new StringBuilder();

    private PythonText(RenderBudget budget) {
        this.budget = budget;
    }

    /** {@code str(value)}. */
    public static String of(RenderBudget budget, Object value) {
        if (value instanceof String s) {
            return s;
        }
        if (value instanceof SafeText markup) {
            return markup.text();
        }
        if (value instanceof Undefined) {
            return "";
        }
        PythonText text = new PythonText(budget);
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        budget.step();
        int before = out.length();
        if (value instanceof Boolean b) {
            out.append(b ? "True" : "False");
        } else if (value instanceof Double d) {
            out.append(PythonNumbers.format(d));
        } else if (value instanceof Long || value == PythonNone.NONE) {
            out.append(value);
        } else if (value instanceof String s) {
            quote(s);
        } else if (value instanceof Undefined) {
            out.append("Undefined");
        } else if (value instanceof Tuple tuple) {
            writeAll(tuple.items(), "(", tuple.items().size() == 1 ? ",)" : ")");
        } else if (value instanceof List<?> list) {
            writeAll(list, "[", "]");
        } else if (value instanceof Map<?, ?> dict) {
            writeDict(dict);
        } else if (value instanceof SequenceView view && view.kind() != ViewKind.RANGE) {
            writeAll(view.items(), LetterCase.lower(view.kind().name()) + "([", "])");
        } else {
            throw TemplateFailure.because("a value of type " + Values.typeName(value) + " cannot be printed");
        }
        budget.charge(out.length() - before);
    }

    private void writeAll(List<?> items, String open, String close) {
        out.append(open);
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            write(item);
            separator = ", ";
        }
        out.append(close);
    }

    private void writeDict(Map<?, ?> dict) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = dict.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            write(entry.getKey());
            out.append(": ");
            write(entry.getValue());
            out.append(entries.hasNext() ? ", " : "");
        }
        out.append('}');
    }

    private void quote(String s) {
        char quote = s.contains("'") && !s.contains("\"") ? '"' : '\'';
        out.append(quote);
        s.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(
                                c < 0x100
                                        ? "\\x%02x".formatted(c)
                                        : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                    }
                }
            }
        });
        out.append(quote);
    }

    /** {@code str.isprintable} of one character. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
