package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.List;

/** The items of a Python slice: {@code count} items from index {@code first}, {@code step} apart. */
public record Slice(int first, int count, int step) {
    /** {@code value[start:stop:step]}. A bound or step that is left out is {@code None}. */
    public static Object take(RenderBudget budget, Object value, Object start, Object stop, Object step) {
        if (value instanceof String s) {
            budget.charge(s.length());
            return PythonStrings.concatenate(
                    of(PythonStrings.length(s), start, stop, step).take(PythonStrings.characters(s)));
        }
        if (value instanceof List<?> || value instanceof Tuple) {
            List<Object> items = Values.items(value).orElseThrow();
            budget.charge(items.size());
            List<Object> taken = of(items.size(), start, stop, step).take(items);
            return value instanceof Tuple ? new Tuple(taken) : taken;
        }
        throw TemplateFailure.because("a value of type " + Values.typeName(value) + " cannot be sliced");
    }

    private static Slice of(int length, Object start, Object stop, Object step) {
        int stride = step == PythonNone.NONE ? 1 : Values.integer(step, "a slice's step");
        if (stride == 0) {
            throw TemplateFailure.because("a slice's step is zero");
        }
        int lowest = stride > 0 ? 0 : -1;
        int highest = stride > 0 ? length : length - 1;
        long from = start == PythonNone.NONE ? (stride > 0 ? lowest : highest) : bound(start, length, lowest, highest);
        long to = stop == PythonNone.NONE ? (stride > 0 ? highest : lowest) : bound(stop, length, lowest, highest);
        long span = stride > 0 ? to - from : from - to;
        long width = Math.abs((long) stride);
        return new Slice((int) from, span <= 0 ? 0 : (int) ((span + width - 1) / width), stride);
    }

    private static long bound(Object bound, int length, int lowest, int highest) {
        long position = Values.integer(bound, "a slice's bound");
        long fromStart = position < 0 ? position + length : position;
        return Math.max(lowest, Math.min(highest, fromStart));
    }

    private List<Object> take(List<Object> items) {
        List<Object> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(items.get((int) (first + (long) i * step)));
        }
        return taken;
    }
}
