package org.scribes.textgen.backend.local;

/** Thrown when a checkpoint is not loaded now, but may be later. */
final class LoadPostponedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadPostponedException(String cause) {
        super(cause);
    }
}
