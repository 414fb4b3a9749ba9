package org.scribes.textgen.template.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Dicts;
import org.scribes.textgen.template.value.Generator;
import org.scribes.textgen.template.value.LoopState;
import org.scribes.textgen.template.value.PythonNone;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SafeText;
import org.scribes.textgen.template.value.SequenceView;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.TemplateFunction;
import org.scribes.textgen.template.value.Tuple;
import org.scribes.textgen.template.value.Values;

/**
 * Finds a method of a value by name. The list is closed and has no Java method.
 *
 * <p>Python's other methods are listed by name too. A template that uses one fails, because treating the method as
 * undefined would render something else than Jinja2.
 */
public final class Methods {
    private static final Map<String, Method<String>> OF_STRINGS = StringMethods.all();

    private static final Map<String, Method<Map<?, ?>>> OF_DICTS = Map.of(
            "get", Methods::get,
            "items", (budget, dict, arguments) -> Dicts.items(noArguments(dict, arguments)),
            "keys", (budget, dict, arguments) -> Dicts.keys(noArguments(dict, arguments)),
            "values", (budget, dict, arguments) -> Dicts.values(noArguments(dict, arguments)));

    private static final Map<String, Method<List<?>>> OF_LISTS =
            Map.of("count", Methods::count, "index", Methods::index);

    private static final Set<String> UNSUPPORTED_OF_STRINGS = names(
            "casefold encode expandtabs format format_map isalnum isalpha isascii isdecimal isdigit isidentifier",
            "islower isnumeric isprintable istitle isupper maketrans swapcase translate");
    private static final Set<String> UNSUPPORTED_OF_DICTS = names("clear copy fromkeys pop popitem setdefault update");
    private static final Set<String> UNSUPPORTED_OF_LISTS =
            names("append clear copy extend insert pop remove reverse sort");
    private static final Set<String> UNSUPPORTED_OF_NUMBERS = names(
            "as_integer_ratio bit_count bit_length conjugate denominator from_bytes fromhex hex imag is_integer",
            "numerator real to_bytes");

    private static final Set<String> NAMES = Stream.of(
                    OF_STRINGS.keySet(), OF_DICTS.keySet(), OF_LISTS.keySet(), LoopState.METHODS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Methods() {}

    private static Set<String> names(String... lines) {
        return Set.of(String.join(" ", lines).split(" "));
    }

    /** A method of values of type {@code T}. */
    @FunctionalInterface
    interface Method<T> {
        Object call(RenderBudget budget, T self, Arguments arguments);

        default TemplateFunction bind(T self) {
            return (budget, arguments) -> call(budget, self, arguments);
        }
    }

    /** Whether values of some type have a method of this name. */
    public static boolean exist(String name) {
        return NAMES.contains(name);
    }

    /** The method, bound to its value; empty if the value has no such method. */
    static Optional<Object> of(Object value, String name) {
        if (value instanceof String s) {
            refuse(UNSUPPORTED_OF_STRINGS, name);
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
        } else if (value instanceof SafeText
                || value instanceof SequenceView
                || value instanceof Generator
                || value instanceof TemplateFunction) {
            throw TemplateFailure.because(
                    "attributes of a value of type " + Values.typeName(value) + " are not supported");
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

    private static Object get(RenderBudget budget, Map<?, ?> dict, Arguments arguments) {
        Arguments.Bound bound = arguments.bind("get", 1, "key", "default");
        return Dicts.get(dict, bound.get(0)).orElseGet(() -> bound.orElse(1, PythonNone.NONE));
    }

    private static Object count(RenderBudget budget, List<?> list, Arguments arguments) {
        Object item = arguments.single("count");
        return list.stream().filter(other -> Values.equal(budget, other, item)).count();
    }

    private static Object index(RenderBudget budget, List<?> list, Arguments arguments) {
        Object item = arguments.single("index");
        for (int i = 0; i < list.size(); i++) {
            if (Values.equal(budget, list.get(i), item)) {
                return (long) i;
            }
        }
        throw TemplateFailure.because("index(): the item is not in the list");
    }
}
