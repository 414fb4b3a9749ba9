package org.scribes.textgen.api.openapi;

import java.util.List;

/**
 * The error responses of a door, which have a body of its own in place of a problem, and its events.
 *
 * @param tag the tag of its operations
 * @param schema the schema of the body of every error
 * @param event the schema of the data of an event
 */
public record DoorErrors(String tag, String schema, String event, List<DoorError> errors) {
    public DoorErrors {
        errors = List.copyOf(errors);
    }

    /** The name of a response in the components of the document. */
    public String nameOf(DoorError error) {
        return schema + error.status();
    }
}
