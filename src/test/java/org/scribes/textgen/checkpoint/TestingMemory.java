package org.scribes.textgen.checkpoint;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread takes from the heap. */
final class TestingMemory {
    private TestingMemory() {}

    /** Bytes of heap that {@code task} takes once the classes it needs are loaded: it runs twice. */
    static long allocatedBy(Runnable task) {
        task.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
