package org.scribes.textgen.api.openapi;

import java.util.List;

/**
 * The error responses of a door, which have a body of its own in place of a problem, and its events.
 *
 * @param tag the tag of its operations
 * @param schema the schema of the body of every error
 * @param events the schemas of the data of events
 */
public record DoorErrors(String tag, String schema, List<String> events, List<DoorError> errors) {
    public DoorErrors {
        events = List.copyOf(events);
        errors = List.copyOf(errors);
    }

    /** The name of a response in the components of the document. */
    public String nameOf(DoorError error) {
        return schema + error.status();
    }
}
