package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;

/** Which items of a row a Python slice takes: {@code count} of them, from {@code first} on, {@code step} apart. */
record Slice(int first, int count, int step) {
    /** {@code value[start:stop:step]}, where {@code None} stands for what is left out. */
    static Object take(Budget budget, Object value, Object start, Object stop, Object step) {
        if (value instanceof String s) {
            budget.charge(s.length());
            return Strings.concatenate(of(Strings.length(s), start, stop, step).take(Strings.characters(s)));
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
        int stride = step == None.NONE ? 1 : Values.integer(step, "a slice's step");
        if (stride == 0) {
            throw TemplateFailure.because("a slice's step is zero");
        }
        int lowest = stride > 0 ? 0 : -1;
        int highest = stride > 0 ? length : length - 1;
        long from = start == None.NONE ? (stride > 0 ? lowest : highest) : bound(start, length, lowest, highest);
        long to = stop == None.NONE ? (stride > 0 ? highest : lowest) : bound(stop, length, lowest, highest);
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
