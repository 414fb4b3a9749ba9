package org.scribes.textgen.checkpoint.download;

import java.util.regex.Pattern;

/** An API token for a hub. It is sent only to that hub and never appears in messages or logs. */
public final class AccessToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final String SHOWN = "***";

    private final String value;

    /**
     * @throws IllegalArgumentException if {@code value} is not a valid header value; the message does not contain
     *     it
     */
    public AccessToken(String value) {
        this.value = value.strip();
        if (!SENDABLE.matcher(this.value).matches()) {
            throw new IllegalArgumentException("must be one word of printable ASCII characters");
        }
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return "Bearer " + value;
    }

    /** Removes this token from {@code text}, in case a server echoes it. */
    String redact(String text) {
        return text.replace(value, SHOWN);
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
