package org.scribes.textgen.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that values have: a closed list, and none of Java's.
 *
 * <p>What Python has beyond it is known by name, so that a template which calls it is refused when it is read and one that
 * comes upon it otherwise fails, rather than being told that there is no such thing.
 */
final class Methods {
    private static final Map<String, Method<String>> OF_STRINGS = StringMethods.all();

    private static final Map<String, Method<Map<?, ?>>> OF_DICTS = Map.of(
            "get", Methods::get,
            "items", (rendering, dict, arguments) -> Dicts.items(noArguments(dict, arguments)),
            "keys", (rendering, dict, arguments) -> Dicts.keys(noArguments(dict, arguments)),
            "values", (rendering, dict, arguments) -> Dicts.values(noArguments(dict, arguments)));

    private static final Map<String, Method<List<?>>> OF_LISTS =
            Map.of("count", Methods::count, "index", Methods::index);

    private static final Set<String> UNSUPPORTED_OF_STRINGS = Set.of(
            "casefold encode expandtabs format format_map isalnum isalpha isascii isdecimal isdigit isidentifier islower"
                    .split(" "));
    private static final Set<String> MORE_UNSUPPORTED_OF_STRINGS =
            Set.of("isnumeric isprintable istitle isupper maketrans swapcase translate".split(" "));
    private static final Set<String> UNSUPPORTED_OF_DICTS =
            Set.of("clear copy fromkeys pop popitem setdefault update".split(" "));
    private static final Set<String> UNSUPPORTED_OF_LISTS =
            Set.of("append clear copy extend insert pop remove reverse sort".split(" "));
    private static final Set<String> UNSUPPORTED_OF_NUMBERS = Set.of(
            "as_integer_ratio bit_count bit_length conjugate denominator from_bytes fromhex hex imag is_integer numerator real to_bytes"
                    .split(" "));

    private static final Set<String> NAMES = Stream.of(
                    OF_STRINGS.keySet(), OF_DICTS.keySet(), OF_LISTS.keySet(), Loop.METHODS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Methods() {}

    /** A method of values of type {@code T}. */
    @FunctionalInterface
    interface Method<T> {
        Object call(Rendering rendering, T self, Arguments arguments);

        default Invocable bind(T self) {
            return (rendering, arguments) -> call(rendering, self, arguments);
        }
    }

    /** Whether some kind of value has a method of this name here. */
    static boolean exist(String name) {
        return NAMES.contains(name);
    }

    /** The method, bound to its value. */
    static Optional<Object> of(Object value, String name) {
        if (value instanceof String s) {
            refuse(UNSUPPORTED_OF_STRINGS, name);
            refuse(MORE_UNSUPPORTED_OF_STRINGS, name);
            return bind(OF_STRINGS, name, s);
        }
        if (value instanceof Map<?, ?> dict) {
            refuse(UNSUPPORTED_OF_DICTS, name);
            return bind(OF_DICTS, name, dict);
        }
        if (value instanceof List<?> list) {
            refuse(UNSUPPORTED_OF_LISTS, name);
            return bind(OF_LISTS, name, list);
        }
        if (value instanceof Tuple tuple) {
            return bind(OF_LISTS, name, tuple.items());
        }
        if (Values.isNumber(value)) {
            refuse(UNSUPPORTED_OF_NUMBERS, name);
        } else if (value instanceof MarkupString
                || value instanceof View
                || value instanceof Generator
                || value instanceof Invocable) {
            throw TemplateFailure.because("an attribute of a value of type " + Values.typeName(value));
        }
        return Optional.empty();
    }

    private static <T> Optional<Object> bind(Map<String, Method<T>> methods, String name, T self) {
        return Optional.ofNullable(methods.get(name)).map(method -> method.bind(self));
    }

    private static void refuse(Set<String> unsupported, String name) {
        if (unsupported.contains(name)) {
            throw unsupported(name);
        }
    }

    private static TemplateFailure unsupported(String name) {
        return TemplateFailure.because("the attribute '" + name + "' is not supported");
    }

    private static Map<?, ?> noArguments(Map<?, ?> dict, Arguments arguments) {
        arguments.expectNone("a dict's method");
        return dict;
    }

    private static Object get(Rendering rendering, Map<?, ?> dict, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("get", 1, "key", "default");
        return Dicts.get(dict, bound.get(0)).orElseGet(() -> bound.orElse(1, None.NONE));
    }

    private static Object count(Rendering rendering, List<?> list, Arguments arguments) {
        Object item = arguments.single("count");
        return list.stream()
                .filter(other -> Values.equal(rendering.budget(), other, item))
                .count();
    }

    private static Object index(Rendering rendering, List<?> list, Arguments arguments) {
        Object item = arguments.single("index");
        for (int i = 0; i < list.size(); i++) {
            if (Values.equal(rendering.budget(), list.get(i), item)) {
                return (long) i;
            }
        }
        throw TemplateFailure.because("index() of an item that is not in the list");
    }
}
