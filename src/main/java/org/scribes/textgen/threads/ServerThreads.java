package org.scribes.textgen.threads;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The server's own threads, which know the application's class loader and what it was given, and end with it. */
@Dependent
public class ServerThreads {
    @Resource
    @Nullable
    ManagedThreadFactory factory;

    /** Makes threads of that name. */
    public ThreadFactory named(String name) {
        return task -> {
            if (factory == null) {
                throw new IllegalStateException("the server gave no thread factory");
            }
            Thread thread = factory.newThread(task);
            thread.setName(name);
            return thread;
        };
    }
}
