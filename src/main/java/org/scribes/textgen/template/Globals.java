package org.scribes.textgen.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of the environment: Jinja2's, and the two that Hugging Face adds. */
final class Globals {
    private Globals() {}

    /** @param clock tells the date, in the zone that the template is to know */
    static Map<String, Object> functions(Clock clock) {
        Map<String, Invocable> functions = Map.of(
                "range", Globals::range,
                "dict", Globals::dict,
                "namespace", Globals::namespace,
                "raise_exception", Globals::raiseException,
                "strftime_now", (rendering, arguments) -> new Strftime(clock).format(formatOf(arguments)));
        return Map.copyOf(functions);
    }

    private static String formatOf(Arguments arguments) {
        return Values.string(arguments.single("strftime_now"), "the format of strftime_now");
    }

    private static Object range(Rendering rendering, Arguments arguments) {
        List<Object> bounds = arguments.positional();
        if (bounds.isEmpty() || bounds.size() > 3 || !arguments.named().isEmpty()) {
            throw TemplateFailure.because("range() was called with arguments that it does not take");
        }
        long start = bounds.size() == 1 ? 0 : bound(bounds.get(0));
        long stop = bound(bounds.get(bounds.size() == 1 ? 0 : 1));
        long step = bounds.size() == 3 ? bound(bounds.get(2)) : 1;
        if (step == 0) {
            throw TemplateFailure.because("range() with a step of zero");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            if (numbers.size() == Budget.MAX_RANGE) {
                throw Budget.exceeded("the length of a range");
            }
            numbers.add(i);
        }
        rendering.budget().charge(numbers.size());
        return new View(View.Kind.RANGE, numbers);
    }

    private static int bound(Object bound) {
        return Values.integer(bound, "a bound of range");
    }

    private static Object dict(Rendering rendering, Arguments arguments) {
        return new LinkedHashMap<>(entries(arguments, "dict"));
    }

    private static Object namespace(Rendering rendering, Arguments arguments) {
        return new Namespace(entries(arguments, "namespace"));
    }

    private static Map<String, Object> entries(Arguments arguments, String function) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!arguments.positional().isEmpty()) {
            Object first = arguments.positional().get(0);
            if (!(first instanceof Map<?, ?> dict) || arguments.positional().size() > 1) {
                throw TemplateFailure.because(function + "() takes a dict or named arguments here");
            }
            dict.forEach((key, value) -> entries.put(Values.string(key, "a key"), value));
        }
        entries.putAll(arguments.named());
        return entries;
    }

    private static Object raiseException(Rendering rendering, Arguments arguments) {
        Object message = arguments.bind("raise_exception", 1, "message").get(0);
        throw TemplateFailure.raisedByTemplate(Text.of(rendering.budget(), message));
    }
}
