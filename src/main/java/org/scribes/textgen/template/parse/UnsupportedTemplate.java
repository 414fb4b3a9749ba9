package org.scribes.textgen.template.parse;

/** Refuses a template that is wrong or that cannot be rendered exactly as Jinja2 renders it. */
public final class UnsupportedTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Characters of the template in a message. */
    private static final int MAX_SHOWN = 100;

    UnsupportedTemplate(String reason) {
        super(reason);
    }

    /** A refusal that shows a part of the template, on one line. */
    static UnsupportedTemplate at(String reason, String source, int start, int end) {
        String shown = source.substring(start, Math.min(end, start + MAX_SHOWN)).replaceAll("\\s+", " ");
        return new UnsupportedTemplate(reason + " in '" + shown + (end - start > MAX_SHOWN ? "…'" : "'"));
    }
}
