package org.scribes.textgen.api.http;

import org.scribes.textgen.domain.GenerationException;

/** How the errors of one protocol look. */
public interface ErrorFormat {
    /**
     * Whether errors of a request have this format.
     *
     * @param method in capitals
     * @param path without doubled slashes
     */
    boolean covers(String method, String path);

    /** Whether requests of the protocol choose by {@code Accept} what they get. */
    default boolean negotiates() {
        return false;
    }

    /** The response for {@code failure}. */
    ErrorReply reply(GenerationException failure, String path, String requestId);
}
