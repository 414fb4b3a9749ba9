package org.scribes.textgen.template;

/** A template that is wrong, or that cannot be rendered exactly as Jinja2 would: found when it is read. */
final class UnsupportedTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason speaks of the template only, so that it can be logged */
    UnsupportedTemplate(String reason) {
        super(reason);
    }
}
