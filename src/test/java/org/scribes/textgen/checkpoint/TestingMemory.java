package org.scribes.textgen.checkpoint;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures a thread's heap allocation. */
final class TestingMemory {
    private TestingMemory() {}

    /** Heap bytes that {@code task} allocates. Runs it twice, so that class loading does not count. */
    static long allocatedBy(Runnable task) {
        task.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
