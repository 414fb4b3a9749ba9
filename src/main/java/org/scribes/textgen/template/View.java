package org.scribes.textgen.template;

import java.util.List;

/** What can be walked, counted and searched but is no list: a range, or a dict's keys, values or items. */
record View(Kind kind, List<Object> items) {
    enum Kind {
        RANGE,
        DICT_KEYS,
        DICT_VALUES,
        DICT_ITEMS
    }
}
