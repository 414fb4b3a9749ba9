package org.scribes.textgen.template.value;

/**
 * Jinja2's undefined value. It prints nothing, is false and empty, and fails in any other use.
 *
 * @param name the missing name, as the template spells it
 */
public record Undefined(String name) {
    @Override
    public String toString() {
        return "";
    }
}
