package org.scribes.textgen.template.builtin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.template.value.Arguments;
import org.scribes.textgen.template.value.Namespace;
import org.scribes.textgen.template.value.PythonText;
import org.scribes.textgen.template.value.RenderBudget;
import org.scribes.textgen.template.value.SequenceView;
import org.scribes.textgen.template.value.SequenceView.ViewKind;
import org.scribes.textgen.template.value.TemplateFailure;
import org.scribes.textgen.template.value.TemplateFunction;
import org.scribes.textgen.template.value.Values;

/** The global functions: Jinja2's, and {@code raise_exception} and {@code strftime_now} of Hugging Face. */
public final class GlobalFunctions {
    private GlobalFunctions() {}

    /**
     * All global functions by name.
     *
     * @param clock the clock and time zone of {@code strftime_now}
     */
    public static Map<String, Object> all(Clock clock) {
        Map<String, TemplateFunction> functions = Map.of(
                "range", GlobalFunctions::range,
                "dict", GlobalFunctions::dict,
                "namespace", GlobalFunctions::namespace,
                "raise_exception", GlobalFunctions::raiseException,
                "strftime_now", (budget, arguments) -> new DateFormat(clock).format(formatOf(arguments)));
        return Map.copyOf(functions);
    }

    private static String formatOf(Arguments arguments) {
        return Values.string(arguments.single("strftime_now"), "the format of strftime_now");
    }

    private static Object range(RenderBudget budget, Arguments arguments) {
        List<Object> bounds = arguments.positional();
        if (bounds.isEmpty() || bounds.size() > 3 || !arguments.named().isEmpty()) {
            throw TemplateFailure.because("range() does not accept these arguments");
        }
        long start = bounds.size() == 1 ? 0 : bound(bounds.get(0));
        long stop = bound(bounds.get(bounds.size() == 1 ? 0 : 1));
        long step = bounds.size() == 3 ? bound(bounds.get(2)) : 1;
        if (step == 0) {
            throw TemplateFailure.because("range() with a step of zero");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            if (numbers.size() == RenderBudget.MAX_RANGE) {
                throw RenderBudget.exceeded("the length of a range");
            }
            numbers.add(i);
        }
        budget.charge(numbers.size());
        return new SequenceView(ViewKind.RANGE, numbers);
    }

    private static int bound(Object bound) {
        return Values.integer(bound, "a bound of range");
    }

    private static Object dict(RenderBudget budget, Arguments arguments) {
        return new LinkedHashMap<>(entries(arguments, "dict"));
    }

    private static Object namespace(RenderBudget budget, Arguments arguments) {
        return new Namespace(entries(arguments, "namespace"));
    }

    private static Map<String, Object> entries(Arguments arguments, String function) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!arguments.positional().isEmpty()) {
            Object first = arguments.positional().get(0);
            if (!(first instanceof Map<?, ?> dict) || arguments.positional().size() > 1) {
                throw TemplateFailure.because(function + "() accepts a dict or named arguments only");
            }
            dict.forEach((key, value) -> entries.put(Values.string(key, "a key"), value));
        }
        entries.putAll(arguments.named());
        return entries;
    }

    private static Object raiseException(RenderBudget budget, Arguments arguments) {
        Object message = arguments.bind("raise_exception", 1, "message").get(0);
        throw TemplateFailure.raisedByTemplate(PythonText.of(budget, message));
    }
}
