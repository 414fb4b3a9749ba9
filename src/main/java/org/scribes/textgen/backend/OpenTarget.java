package org.scribes.textgen.backend;

/** A target that can answer. */
public interface OpenTarget extends AutoCloseable {
    /** A target that has nothing to start and nothing to close. */
    static OpenTarget of(TextBackend backend) {
        return new OpenTarget() {
            @Override
            public TextBackend backend() {
                return backend;
            }

            @Override
            public void start() {
                // it is always ready
            }

            @Override
            public void close() {
                // it holds nothing
            }
        };
    }

    /** What answers. */
    TextBackend backend();

    /** Begins background work, such as loading a model; called once. */
    void start();

    /** Ends background work and releases what the target holds. Nothing is asked of the target any more. */
    @Override
    void close();
}
