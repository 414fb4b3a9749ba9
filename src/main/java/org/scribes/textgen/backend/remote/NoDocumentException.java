package org.scribes.textgen.backend.remote;

import java.io.IOException;
import org.scribes.textgen.domain.MessageForPeople;

/** Thrown when the server behind the API does not describe itself where it was asked to. */
final class NoDocumentException extends IOException implements MessageForPeople {
    private static final long serialVersionUID = 1L;

    NoDocumentException(String message) {
        super(message);
    }
}
