package org.scribes.textgen.backend;

/** Backends with the decorator that tests of a chain need. */
public final class TestingMetering {
    private TestingMetering() {}

    public static TextBackend metered(TextBackend backend) {
        return new MeteredBackend(backend, System::nanoTime);
    }
}
