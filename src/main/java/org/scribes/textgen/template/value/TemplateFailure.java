package org.scribes.textgen.template.value;

/** Ends a rendering that fails. */
public final class TemplateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean raised;
    private final String reason;

    private TemplateFailure(String message, boolean raised) {
        super(message);
        this.raised = raised;
        this.reason = message;
    }

    /**
     * A failure of the template.
     *
     * @param reason names types, limits and names of the template; never a value, which may be the user's text
     */
    public static TemplateFailure because(String reason) {
        return new TemplateFailure(reason, false);
    }

    /** The template refuses the conversation by {@code raise_exception}. */
    public static TemplateFailure raisedByTemplate(String message) {
        return new TemplateFailure(message, true);
    }

    public boolean isRaised() {
        return raised;
    }

    public String reason() {
        return reason;
    }
}
