package org.scribes.textgen.template.parse;

import java.util.HashSet;
import java.util.Set;

/** The names that a template reads, assigns and calls. A call of a name that nothing can define is refused. */
final class NameUse {
    /** Names that Jinja2 defines and this implementation does not. */
    private static final Set<String> UNSUPPORTED =
            Set.of("cycler", "joiner", "kwargs", "lipsum", "self", "super", "varargs");

    private final Set<String> assigned = new HashSet<>(Set.of(Macro.CALLER));
    private final Set<String> read = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private int callerReads;

    void assign(String name) {
        if (name.equals("loop") || name.equals(Macro.CALLER)) {
            throw new UnsupportedTemplate("the special name '" + name + "' cannot be assigned");
        }
        assigned.add(name);
    }

    void read(String name) {
        if (UNSUPPORTED.contains(name) || name.startsWith("__")) {
            throw new UnsupportedTemplate("the name '" + name + "' is not supported");
        }
        read.add(name);
        callerReads += name.equals(Macro.CALLER) ? 1 : 0;
    }

    void call(String name) {
        called.add(name);
    }

    /** How often {@code caller} was read so far. */
    int callerReads() {
        return callerReads;
    }

    boolean isRead(String name) {
        return read.contains(name);
    }

    /**
     * Refuses a call of an unknown name.
     *
     * @param functions the names of the global functions
     */
    void checkCalls(Set<String> functions) {
        for (String name : called) {
            if (!assigned.contains(name) && !functions.contains(name)) {
                throw new UnsupportedTemplate("the function '" + name + "' is unknown");
            }
        }
    }
}
