package org.scribes.textgen.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The evaluated arguments of a call, a filter or a test. */
record Arguments(List<Object> positional, Map<String, Object> named) {
    static final Arguments EMPTY = new Arguments(List.of(), Map.of());

    /** The arguments in the order of the parameters. */
    record Bound(List<Optional<Object>> values) {
        Optional<Object> optional(int index) {
            return values.get(index);
        }

        /** A required one. */
        Object get(int index) {
            return values.get(index).orElseThrow();
        }

        Object orElse(int index, Object other) {
            return values.get(index).orElse(other);
        }

        boolean isTrue(int index) {
            return values.get(index).map(Values::truth).orElse(false);
        }

        /** The argument as a string, unless it is {@code None} or not given. */
        Optional<String> string(int index, String what) {
            return values.get(index).filter(value -> value != None.NONE).map(value -> Values.string(value, what));
        }
    }

    /**
     * Gives each parameter its argument, by place or by name.
     *
     * @param function for the message
     * @param required how many of the parameters, from the first on, must be given
     */
    Bound bind(String function, int required, String... parameters) {
        if (positional.size() > parameters.length || !Set.of(parameters).containsAll(named.keySet())) {
            throw mismatch(function);
        }
        List<Optional<Object>> values = new ArrayList<>(parameters.length);
        for (int i = 0; i < parameters.length; i++) {
            Optional<Object> byPlace = i < positional.size() ? Optional.of(positional.get(i)) : Optional.empty();
            Optional<Object> byName = Optional.ofNullable(named.get(parameters[i]));
            boolean twice = byPlace.isPresent() && byName.isPresent();
            boolean missing = i < required && byPlace.isEmpty() && byName.isEmpty();
            if (twice || missing) {
                throw mismatch(function);
            }
            values.add(byPlace.or(() -> byName));
        }
        return new Bound(values);
    }

    void expectNone(String function) {
        bind(function, 0);
    }

    /** The one argument of a function that takes one, by place. */
    Object single(String function) {
        if (positional.size() != 1 || !named.isEmpty()) {
            throw mismatch(function);
        }
        return positional.get(0);
    }

    private static TemplateFailure mismatch(String function) {
        return TemplateFailure.because(function + " was called with arguments that it does not take");
    }
}
