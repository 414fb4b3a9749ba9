package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.scribes.textgen.guard.TestingKeys;

/** The servers that the clients in {@code src/test/clients} ask, beside the one that all tests share. */
final class ClientServers implements AutoCloseable {
    private static final String KEY = TestingKeys.key("rich");
    private static final String POOR_KEY = TestingKeys.key("poor");

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final TestingServer chat;
    private final TestingServer text;
    private final TestingServer busy;
    private final HttpResponse<InputStream> occupant;

    /** @param folder for the file with the keys */
    ClientServers(Path folder) throws IOException, InterruptedException {
        Path keys = Files.write(
                folder.resolve("api-keys"),
                List.of(TestingKeys.line("rich", "library"), TestingKeys.line("poor", "guest budget-usd=0.000001")));
        Map<String, String> keyed = Map.of(
                "TEXTGEN_AUTH", "api-key",
                "TEXTGEN_AUTH_KEY_FILE", keys.toString(),
                "TEXTGEN_HUB_RETRY_DELAY", "0.05");
        CompletableFuture<TestingServer> first = start(
                "clients-chat",
                keyed,
                Map.of("TEXTGEN_LEDGER_ENABLED", "true", "TEXTGEN_COST_PRICES", ScriptedUpstream.MODEL + "=1/1000"));
        CompletableFuture<TestingServer> second = start(
                "clients-text", keyed, Map.of("TEXTGEN_HUB_PROTOCOL", "completions", "TEXTGEN_API_ANY_MODEL", "true"));
        CompletableFuture<TestingServer> third = start(
                "clients-busy",
                Map.of(
                        "TEXTGEN_HUB_MAX_CONNECTIONS", "1",
                        "TEXTGEN_API_MAX_ANSWERS", "16",
                        "TEXTGEN_HUB_RETRY_MAX_ATTEMPTS", "1"),
                Map.of(
                        "HF_GENERATION_TIMEOUT", "600",
                        "TEXTGEN_HUB_ATTEMPT_TIMEOUT", "600",
                        "TEXTGEN_HUB_IDLE_TIMEOUT", "600"));
        chat = first.join();
        text = second.join();
        busy = third.join();
        occupant = new Api(busy).open(Api.STREAM, "{\"prompt\": \"" + ScriptedUpstream.STAYS + "\"}");
        Api.readUntil(ScriptedUpstream.NAME, occupant.body());
    }

    private CompletableFuture<TestingServer> start(String name, Map<String, String> some, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(some);
        environment.putAll(more);
        environment.putAll(Map.of(
                "TEXTGEN_BACKENDS",
                "api",
                "TEXTGEN_OUTPUT_VALIDATION",
                "off",
                "TEXTGEN_HUB_URL",
                upstream.address(),
                "HF_GENERATION_MODEL",
                ScriptedUpstream.MODEL));
        return CompletableFuture.supplyAsync(() -> TestingServer.start(name, environment));
    }

    /** What tells a client's program of the servers. */
    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("SERVICE_URL", address(chat)),
                Map.entry("TEXT_URL", address(text)),
                Map.entry("BUSY_URL", address(busy)),
                Map.entry("MODEL", ScriptedUpstream.MODEL),
                Map.entry("KEY", KEY),
                Map.entry("POOR_KEY", POOR_KEY));
    }

    private static String address(TestingServer server) {
        return server.uri("").toString();
    }

    /** Waits until no endless answer goes on, and returns how many there were since the last call. */
    int awaitLeft() {
        return upstream.awaitLeft();
    }

    /** Stops the servers, and asserts that their logs hold neither a text nor a key. */
    @Override
    public void close() throws IOException {
        occupant.body().close();
        upstream.close(); // which ends the answer for which its server would wait
        List<TestingServer> servers = List.of(chat, text, busy);
        CompletableFuture.allOf(servers.stream()
                        .map(server -> CompletableFuture.runAsync(server::close))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        for (TestingServer server : servers) {
            Logs.assertNoneOf(server.logs(), ScriptedUpstream.NAME, KEY, POOR_KEY);
        }
    }
}
