package org.scribes.textgen.api.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request in its response and in every log line. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The caller's name for the request where it is plain enough to be logged, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && isOne(given) ? given : made();
    }

    /** Whether {@code text} can be a request's name. */
    public static boolean isOne(String text) {
        return ALLOWED.matcher(text).matches();
    }

    static String made() {
        return UUID.randomUUID().toString();
    }
}
