package org.scribes.textgen.template;

import com.hubspot.jinjava.interpret.InterpretException;

/** A rendering that failed. It is a kind of jinjava's own exception so that jinjava passes it on as it is. */
final class TemplateFailure extends InterpretException {
    private static final long serialVersionUID = 1L;

    private final boolean raised;
    private final String reason;

    private TemplateFailure(String message, boolean raised) {
        super(message);
        this.raised = raised;
        this.reason = message;
    }

    /** @param reason names types, limits and names of the template, never a value: values are the user's text */
    static TemplateFailure because(String reason) {
        return new TemplateFailure(reason, false);
    }

    /** The template refused the conversation by {@code raise_exception}. */
    static TemplateFailure raisedByTemplate(String message) {
        return new TemplateFailure(message, true);
    }

    boolean isRaised() {
        return raised;
    }

    String reason() {
        return reason;
    }
}
