package org.scribes.textgen.api.openapi;

/**
 * An error response of a door, for the OpenAPI document.
 *
 * @param description when it is sent
 * @param scope the operations that send it
 * @param retryAfter whether it says when to retry
 * @param example a body, written as JSON
 */
public record DoorError(int status, String description, Scope scope, boolean retryAfter, Object example) {
    /** The operations that send an error. */
    public enum Scope {
        ALL,
        /** Those with a body. */
        WITH_BODY,
        /** Those that name their responses themselves. */
        NAMED
    }

    /** An error that does not say when to retry. */
    public DoorError(int status, String description, Scope scope, Object example) {
        this(status, description, scope, false, example);
    }
}
