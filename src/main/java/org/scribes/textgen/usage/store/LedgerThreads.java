package org.scribes.textgen.usage.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The server's own threads, which know the application's class loader and its data source. */
@Dependent
public class LedgerThreads implements ThreadFactory {
    @Resource
    @Nullable
    ManagedThreadFactory threads;

    @Override
    public Thread newThread(Runnable task) {
        if (threads == null) {
            throw new IllegalStateException("the server gave no thread factory");
        }
        Thread thread = threads.newThread(task);
        thread.setName("ledger");
        return thread;
    }
}
