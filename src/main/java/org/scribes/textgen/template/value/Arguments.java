package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The evaluated arguments of a call, a filter or a test. */
public record Arguments(List<Object> positional, Map<String, Object> named) {
    public static final Arguments EMPTY = new Arguments(List.of(), Map.of());

    /** The arguments in the order of the parameters; empty for one that was not given. */
    public record Bound(List<Optional<Object>> values) {
        public Optional<Object> optional(int index) {
            return values.get(index);
        }

        /** The argument of a required parameter. */
        public Object get(int index) {
            return values.get(index).orElseThrow();
        }

        public Object orElse(int index, Object other) {
            return values.get(index).orElse(other);
        }

        public boolean isTrue(int index) {
            return values.get(index).map(Values::truth).orElse(false);
        }

        /** The argument as a string; empty if it is {@code None} or not given. */
        public Optional<String> string(int index, String what) {
            return values.get(index).filter(value -> value != PythonNone.NONE).map(value -> Values.string(value, what));
        }
    }

    /**
     * Assigns the arguments to parameters, by position or by name.
     *
     * @param function the name for the message of a failure
     * @param required how many of the first parameters must be given
     */
    public Bound bind(String function, int required, String... parameters) {
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

    public void expectNone(String function) {
        bind(function, 0);
    }

    /** The argument of a function that takes exactly one, by position. */
    public Object single(String function) {
        if (positional.size() != 1 || !named.isEmpty()) {
            throw mismatch(function);
        }
        return positional.get(0);
    }

    private static TemplateFailure mismatch(String function) {
        return TemplateFailure.because(function + " does not accept these arguments");
    }
}
