package org.scribes.textgen.template.value;

/** Python's {@code None}. A missing value is {@link Undefined} instead. */
public enum PythonNone {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
