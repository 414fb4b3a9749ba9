package org.scribes.textgen.backend.local;

/** A checkpoint that takes memory and can give it back. */
interface MemoryHolder {
    /** Whether a request waits for it. What is only loaded ahead takes no memory from another. */
    boolean wanted();

    /** Whether it may be unloaded: it neither answers nor has a queue, and was of use since its load. */
    boolean idle();

    /** When it was last used, by {@link System#nanoTime}. */
    long lastUsed();

    /** Begins to unload it if it is still idle. Does not wait for the memory. */
    void unload();
}
