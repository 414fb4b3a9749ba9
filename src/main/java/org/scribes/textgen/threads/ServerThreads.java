package org.scribes.textgen.threads;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Creates threads managed by the server. They carry the application's class loader and context. */
@Dependent
public class ServerThreads {
    @Resource
    @Nullable
    ManagedThreadFactory factory;

    /** A factory for threads with the given name. */
    public ThreadFactory named(String name) {
        return task -> {
            if (factory == null) {
                throw new IllegalStateException("the server provides no thread factory");
            }
            Thread thread = factory.newThread(task);
            thread.setName(name);
            return thread;
        };
    }
}
