package org.scribes.textgen.template.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Filters and maps the items of an iterator lazily. */
public final class SelectedItems implements Iterator<Object> {
    private final RenderBudget budget;
    private final Iterator<Object> items;
    private final Predicate<Object> chosen;
    private final UnaryOperator<Object> mapping;
    private Optional<Object> next = Optional.empty();

    public SelectedItems(
            RenderBudget budget, Iterator<Object> items, Predicate<Object> chosen, UnaryOperator<Object> mapping) {
        this.budget = budget;
        this.items = items;
        this.chosen = chosen;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && items.hasNext()) {
            budget.step();
            next = Optional.of(items.next()).filter(chosen).map(mapping);
        }
        return next.isPresent();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object item = next.orElseThrow();
        next = Optional.empty();
        return item;
    }
}
