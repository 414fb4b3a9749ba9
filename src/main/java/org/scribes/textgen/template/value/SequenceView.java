package org.scribes.textgen.template.value;

import java.util.List;

/** A sequence that is not a list: a range, or a view of a dict's keys, values or items. */
public record SequenceView(ViewKind kind, List<Object> items) {
    public enum ViewKind {
        RANGE,
        DICT_KEYS,
        DICT_VALUES,
        DICT_ITEMS
    }
}
