package org.scribes.textgen.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.blackbox.DefaultServer;
import org.scribes.textgen.blackbox.TestingServer;
import org.scribes.textgen.guard.TestingKeys;

/** The servers whose page is tried. Those that tests ask for start once, side by side, and end with this JVM. */
final class PageServers {
    static final String KEY = TestingKeys.key("reader");

    private static final String BUDGET_USD = "10";

    /** As many answers as the servers with a played model give at the same time. */
    static final int MOST_ANSWERS = 4;

    private static @Nullable PageServers running;

    private final PlayedUpstream upstream = new PlayedUpstream();
    private final CompletableFuture<TestingServer> played;
    private final CompletableFuture<TestingServer> keyed;

    private PageServers() throws IOException {
        Path keys = Files.createTempFile("api-keys", "");
        Files.write(keys, List.of(TestingKeys.line("reader", "reader")));
        this.played = start("page-played", Map.of());
        this.keyed = start(
                "page-keyed",
                Map.of(
                        "TEXTGEN_AUTH",
                        "api-key",
                        "TEXTGEN_AUTH_KEY_FILE",
                        keys.toString(),
                        "TEXTGEN_LEDGER_ENABLED",
                        "true",
                        "TEXTGEN_BUDGET_KEY_USD",
                        BUDGET_USD,
                        "TEXTGEN_COST_PRICES",
                        PlayedUpstream.MODEL + "=1000/1000"));
    }

    private CompletableFuture<TestingServer> start(String name, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of(
                "TEXTGEN_BACKENDS",
                "api,extractive",
                "TEXTGEN_HUB_URL",
                upstream.address(),
                "TEXTGEN_HUB_RETRY_MAX_ATTEMPTS",
                "1",
                "TEXTGEN_OUTPUT_VALIDATION",
                "off",
                "TEXTGEN_API_MAX_ANSWERS",
                Integer.toString(MOST_ANSWERS),
                "HF_GENERATION_MODEL",
                PlayedUpstream.MODEL));
        return CompletableFuture.supplyAsync(
                () -> TestingServer.start(name, environment).awaitReady());
    }

    private static synchronized PageServers running() {
        PageServers current = running;
        if (current == null) {
            try {
                current = new PageServers();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = current;
        }
        return current;
    }

    /** The server as it comes, with the embedded model, which other tests use too. */
    static URI embedded(String path) {
        return DefaultServer.ready(path);
    }

    /** A server whose model does what the question asks for, and that quotes a passage where that model fails. */
    static URI played(String path) {
        return running().played.join().uri(path);
    }

    /** The same, for those who have {@link #KEY}. */
    static URI keyed(String path) {
        return running().keyed.join().uri(path);
    }

    static PlayedUpstream upstream() {
        return running().upstream;
    }
}
