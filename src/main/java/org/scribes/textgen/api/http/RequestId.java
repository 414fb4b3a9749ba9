package org.scribes.textgen.api.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request in its response and in every log line. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The caller's id if it is valid, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && isValid(given) ? given : create();
    }

    /** Whether {@code text} is a valid id. */
    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    static String create() {
        return UUID.randomUUID().toString();
    }
}
