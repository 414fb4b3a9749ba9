package org.scribes.textgen.template;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The chosen items of a walk, each turned into something; looks for the next one only when asked. */
final class Selection implements Iterator<Object> {
    private final Budget budget;
    private final Iterator<Object> items;
    private final Predicate<Object> chosen;
    private final UnaryOperator<Object> mapping;
    private Optional<Object> next = Optional.empty();

    Selection(Budget budget, Iterator<Object> items, Predicate<Object> chosen, UnaryOperator<Object> mapping) {
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
