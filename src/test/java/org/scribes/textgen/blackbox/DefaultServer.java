package org.scribes.textgen.blackbox;

import java.net.URI;
import java.util.Map;
import org.microshed.testing.ApplicationEnvironment;

/**
 * What tests {@link OnDefaultServer} run against: the server as it comes, with nothing configured but that it remembers no
 * answers. The first of their classes starts it and the others share it; tests that need a configuration start a
 * {@link TestingServer} of their own.
 */
public final class DefaultServer implements ApplicationEnvironment {
    private static final SharedServer SERVER =
            new SharedServer("default", () -> Map.of("TEXTGEN_LEDGER_ENABLED", "true", "OPENAPI", "all"));

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public void start() {
        SERVER.running();
    }

    @Override
    public String getApplicationURL() {
        return SERVER.running().uri("/").toString();
    }

    /** The address of {@code path} on this server, once its model answers. */
    public static URI ready(String path) {
        return SERVER.running().awaitReady().uri(path);
    }
}
