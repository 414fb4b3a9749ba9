package org.scribes.textgen.blackbox;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that several classes of tests use: the first of them starts it, and it ends with this JVM. */
public final class SharedServer {
    private final String name;
    private final Supplier<Map<String, String>> environment;
    private @Nullable TestingServer server;

    /**
     * @param name names the server's folder
     * @param environment its configuration, as environment variables; asked once, at the start
     */
    public SharedServer(String name, Supplier<Map<String, String>> environment) {
        this.name = name;
        this.environment = environment;
    }

    /** The server, whose application has started; the model may still be loading. */
    public synchronized TestingServer running() {
        TestingServer current = server;
        if (current == null) {
            current = TestingServer.start(name, environment.get());
            server = current;
        }
        return current;
    }
}
