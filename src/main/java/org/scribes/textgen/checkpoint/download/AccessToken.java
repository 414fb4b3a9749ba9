package org.scribes.textgen.checkpoint.download;

import java.util.regex.Pattern;

/** A key to a hub. It goes to that hub alone and is never part of a text that a person or a log sees. */
public final class AccessToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final String SHOWN = "***";

    private final String value;

    /** @throws IllegalArgumentException when {@code value} cannot be sent; the message does not show it */
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

    /** {@code text} without this key, should a server have sent it back. */
    String redact(String text) {
        return text.replace(value, SHOWN);
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
