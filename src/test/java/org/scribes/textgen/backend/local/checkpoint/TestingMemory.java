package org.scribes.textgen.backend.local.checkpoint;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread takes from the heap. */
final class TestingMemory {
    private TestingMemory() {}

    /** Bytes the calling thread has allocated so far. */
    static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
