package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several servers of the same model. It can die and come back at the same port, and keeps a few prefixes, of which the
 * least recently used one goes. A prompt names its prefix: {@code prefix 12.}
 */
final class TestingReplica implements AutoCloseable {
    static final List<String> PIECES = List.of("In", " the", " beginning");
    private static final Pattern PREFIX = Pattern.compile("prefix (\\d+)\\.");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Boolean> cached;
    private final int port;
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger hits = new AtomicInteger();
    volatile int millis;
    private HttpServer server;

    /** @param room how many prefixes it keeps */
    TestingReplica(int room, int millis) {
        this.millis = millis;
        this.cached = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > room;
            }
        };
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 256);
            listening.createContext("/", this::answer);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Breaks off what is under way, and refuses connections. */
    void die() {
        server.stop(0);
    }

    /** Comes back with nothing kept. */
    void comeBack() {
        synchronized (cached) {
            cached.clear();
        }
        server = listen(port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Matcher prefix = PREFIX.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String found = prefix.find() ? prefix.group(1) : "";
        synchronized (cached) {
            if (cached.put(found, true) != null) {
                hits.incrementAndGet();
            }
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            Thread.sleep(millis / 2);
            out.write(Events.token(PIECES.get(0)).getBytes(UTF_8));
            out.flush();
            Thread.sleep(millis / 2);
            out.write(Events.stream(PIECES.subList(1, PIECES.size())).getBytes(UTF_8));
            answered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
