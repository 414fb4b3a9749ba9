package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that misbehaves to order, on a socket of its own: each request is answered by the behaviour that is set, byte by
 * byte as it says.
 */
public final class TestingUpstream implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile List<Behaviour> behaviours;
    private volatile boolean lookups;
    private volatile String told = "";

    /** How a request is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, Connection connection) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    public record Request(String line, Map<String, String> headers, String body) {}

    /** Answers each request by {@code behaviours} in turn, and by the last of them from then on. */
    public TestingUpstream(Behaviour... behaviours) {
        this.behaviours = List.of(behaviours);
        try {
            this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Tells this of itself from now on. */
    public TestingUpstream telling(String document) {
        told = document;
        return this;
    }

    /** Answers requests that read by the behaviours too, which else count for nothing. */
    public TestingUpstream withLookups() {
        lookups = true;
        return this;
    }

    /** Answers from now on by these, and forgets what came before. */
    public void behave(Behaviour... next) {
        behaviours = List.of(next);
        calls.set(0);
        requests.clear();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public int calls() {
        return calls.get();
    }

    /** Connections that were ever made. */
    public int connections() {
        return connections.get();
    }

    /** Connections that neither side has closed. */
    public int openConnections() {
        return open.size();
    }

    /** Waits for a while until the client has closed all its connections. */
    public void awaitNoConnection() {
        await(() -> openConnections() == 0);
    }

    /** Waits for {@code condition}, and fails when it does not come soon. */
    public void await(BooleanSupplier condition) {
        for (long end = System.nanoTime() + 2_000_000_000L; !condition.getAsBoolean(); Thread.onSpinWait()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(calls() + " calls, " + openConnections() + " connections still open");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (Connection connection = new Connection(socket)) {
            while (!connection.ended) {
                @Nullable Request request = connection.read();
                if (request == null) {
                    return;
                }
                if (request.line().startsWith("GET ") && !lookups) {
                    connection.whole(told.isEmpty() ? 404 : 200, "application/json", told);
                    continue;
                }
                requests.add(request);
                List<Behaviour> current = behaviours;
                int call = calls.getAndIncrement();
                current.get(Math.min(call, current.size() - 1)).answer(request, connection);
            }
        } catch (IOException | InterruptedException gone) {
            // the client closed, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    /** One connection, from the server's side. */
    public static final class Connection implements Closeable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private boolean ended;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        private @Nullable Request read() throws IOException {
            @Nullable String line = line();
            if (line == null) {
                return null;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (@Nullable String header = line(); header != null && !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Request(line, headers, new String(in.readNBytes(length), UTF_8));
        }

        private @Nullable String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(ISO_8859_1);
        }

        /** Sends bytes as they are. */
        public Connection raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** The head of a response; each header a line. */
        public Connection head(int status, String... headers) throws IOException {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            return raw(("HTTP/1.1 " + status + " Status\r\n" + lines + "\r\n").getBytes(UTF_8));
        }

        /** A whole response. */
        public Connection whole(int status, String type, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            String head = "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + bytes.length + "\r\n" + lines + "\r\n";
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            response.writeBytes(head.getBytes(UTF_8));
            response.writeBytes(bytes);
            return raw(response.toByteArray());
        }

        /** The head of a stream of events. */
        public Connection stream() throws IOException {
            return head(200, "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
        }

        /** A chunk of a body. */
        public Connection chunk(byte[] bytes) throws IOException {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
            chunk.writeBytes(bytes);
            chunk.writeBytes("\r\n".getBytes(UTF_8));
            return raw(chunk.toByteArray());
        }

        public Connection chunk(String text) throws IOException {
            return chunk(text.getBytes(UTF_8));
        }

        /** The last chunk. */
        public Connection end() throws IOException {
            return raw("0\r\n\r\n".getBytes(UTF_8));
        }

        /** Ends the connection with a reset. */
        public void reset() throws IOException {
            ended = true;
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client closes. */
        public void awaitClose() throws IOException {
            ended = true;
            while (in.read() >= 0) {
                // a client that sends is still there
            }
        }

        @Override
        public void close() throws IOException {
            ended = true;
            socket.close();
        }
    }
}
