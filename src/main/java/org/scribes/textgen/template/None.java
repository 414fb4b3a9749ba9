package org.scribes.textgen.template;

/** Python's {@code None}: a value like others, and not the absence of one, which is {@link Undefined}. */
enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
