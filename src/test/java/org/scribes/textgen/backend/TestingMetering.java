package org.scribes.textgen.backend;

/** Adds metering to a backend. */
public final class TestingMetering {
    private TestingMetering() {}

    public static TextBackend metered(TextBackend backend) {
        return new MeteredBackend(backend, System::nanoTime);
    }
}
