package org.scribes.textgen.api.http;

import org.scribes.textgen.domain.GenerationException;

/** How errors look on the paths of one protocol. */
public interface ErrorFormat {
    /**
     * Whether errors of a path have this format.
     *
     * @param path without doubled slashes
     */
    boolean covers(String path);

    /** The response for {@code failure}. */
    ErrorReply reply(GenerationException failure, String path, String requestId);
}
