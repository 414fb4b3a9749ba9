package org.scribes.textgen.observe;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.scribes.textgen.domain.EnumNames;

/**
 * The labels of a metric.
 *
 * @param names label names
 * @param values the label values of {@code L}, in the order of {@code names}; the set of all values must be small and
 *     must not depend on callers
 */
record MetricLabels<L>(List<String> names, Function<L, List<String>> values) {
    /** The label value of everything that has no value of its own. */
    static final String OTHER = "other";

    /** One label, whose value is an enum constant's name in lower case. */
    static <E extends Enum<?>> MetricLabels<E> ofEnum(String name) {
        return of(name, EnumNames::of);
    }

    /** One label. */
    static <L> MetricLabels<L> of(String name, Function<L, String> value) {
        return new MetricLabels<>(List.of(name), labels -> List.of(value.apply(labels)));
    }

    /** Several labels, whose values are enum constants' names in lower case. */
    static <L> MetricLabels<L> ofEnums(Function<L, List<Enum<?>>> values, String... names) {
        return new MetricLabels<>(
                Arrays.asList(names),
                labels -> values.apply(labels).stream().map(EnumNames::of).toList());
    }
}
