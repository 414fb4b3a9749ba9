package org.scribes.textgen.template;

/**
 * Jinja2's default undefined: prints as nothing, is false and empty, and fails when anything else is asked of it.
 *
 * @param name what the template asked for; a name or a key of the template
 */
record Undefined(String name) {
    @Override
    public String toString() {
        return "";
    }
}
