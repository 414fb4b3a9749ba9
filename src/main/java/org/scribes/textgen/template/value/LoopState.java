package org.scribes.textgen.template.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state of a {@code for} loop, which a template reads as {@code loop}. It reads ahead only if the template asks. */
public final class LoopState {
    /** The attributes that can be called. */
    public static final Set<String> METHODS = Set.of("cycle", "changed");

    private final RenderBudget budget;
    private Iterator<Object> items;
    private long index0 = -1;
    private Optional<Object> previous = Optional.empty();
    private Optional<Object> current = Optional.empty();
    private Optional<Object> next = Optional.empty();
    private Optional<Integer> length = Optional.empty();
    private Optional<Object> lastChanged = Optional.empty();

    public LoopState(RenderBudget budget, Iterator<Object> items) {
        this.budget = budget;
        this.items = items;
    }

    /** Moves to the next item; false if there is none. */
    public boolean advance() {
        budget.step();
        Optional<Object> following = peek();
        if (following.isEmpty()) {
            return false;
        }
        next = Optional.empty();
        previous = current;
        current = following;
        index0++;
        return true;
    }

    public Object current() {
        return current.orElseThrow();
    }

    int length() {
        if (length.isEmpty()) {
            List<Object> rest = new ArrayList<>();
            while (items.hasNext()) {
                budget.step();
                rest.add(items.next());
            }
            items = rest.iterator();
            length = Optional.of((int) index0 + 1 + rest.size() + (next.isPresent() ? 1 : 0));
        }
        return length.get();
    }

    private Optional<Object> peek() {
        if (next.isEmpty() && items.hasNext()) {
            next = Optional.of(items.next());
        }
        return next;
    }

    public Object attribute(String name) {
        return switch (name) {
            case "index" -> index0 + 1;
            case "index0" -> index0;
            case "revindex" -> length() - index0;
            case "revindex0" -> length() - index0 - 1;
            case "first" -> index0 == 0;
            case "last" -> peek().isEmpty();
            case "length" -> (long) length();
            case "previtem" -> previous.orElseGet(() -> new Undefined("the item before the first"));
            case "nextitem" -> peek().orElseGet(() -> new Undefined("the item after the last"));
            // more than one only in recursive loops, which are not supported
            case "depth" -> 1L;
            case "depth0" -> 0L;
            case "cycle" -> (TemplateFunction) (budget, arguments) -> cycle(arguments);
            case "changed" -> (TemplateFunction) (budget, arguments) -> changed(arguments);
            default -> new Undefined(name);
        };
    }

    private Object cycle(Arguments arguments) {
        List<Object> choices = arguments.positional();
        if (choices.isEmpty() || !arguments.named().isEmpty()) {
            throw TemplateFailure.because("loop.cycle() does not accept these arguments");
        }
        return choices.get((int) (index0 % choices.size()));
    }

    private Object changed(Arguments arguments) {
        Object values = new Tuple(arguments.positional());
        boolean changed = lastChanged.isEmpty() || !Values.equal(budget, lastChanged.get(), values);
        lastChanged = Optional.of(values);
        return changed;
    }
}
