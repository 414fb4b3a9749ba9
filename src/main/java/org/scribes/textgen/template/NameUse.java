package org.scribes.textgen.template;

import java.util.HashSet;
import java.util.Set;

/** Which names a template reads, gives a value and calls: a call of what nothing can define is refused. */
final class NameUse {
    /** What Jinja2 provides and this implementation does not. */
    private static final Set<String> UNSUPPORTED =
            Set.of("cycler", "joiner", "kwargs", "lipsum", "self", "super", "varargs");

    private final Set<String> assigned = new HashSet<>(Set.of("caller"));
    private final Set<String> read = new HashSet<>();
    private final Set<String> called = new HashSet<>();

    void assign(String name) {
        if (name.equals("loop") || name.equals("caller")) {
            throw new UnsupportedTemplate("the special name '" + name + "' is given a value");
        }
        assigned.add(name);
    }

    void read(String name) {
        if (UNSUPPORTED.contains(name) || name.startsWith("__")) {
            throw new UnsupportedTemplate("the name '" + name + "' is not supported");
        }
        read.add(name);
    }

    void call(String name) {
        called.add(name);
    }

    boolean isRead(String name) {
        return read.contains(name);
    }

    /** @param functions what the environment defines */
    void checkCalls(Set<String> functions) {
        for (String name : called) {
            if (!assigned.contains(name) && !functions.contains(name)) {
                throw new UnsupportedTemplate("unknown function '" + name + "'");
            }
        }
    }
}
