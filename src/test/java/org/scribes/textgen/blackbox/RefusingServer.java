package org.scribes.textgen.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays this service for its clients: gives its replies one after another, the last one again and again. */
final class RefusingServer implements AutoCloseable {
    static final String REQUEST_ID = "refused-1";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<Reply> replies;

    /**
     * A response.
     *
     * @param retryAfter the header, which an empty text leaves out
     */
    record Reply(int status, String body, String retryAfter) {
        static Reply problem(int status, String code, String retryAfter) {
            return new Reply(
                    status,
                    "{\"type\":\"about:blank\",\"status\":" + status + ",\"detail\":\"why\",\"code\":\"" + code
                            + "\",\"request_id\":\"" + REQUEST_ID + "\"}",
                    retryAfter);
        }
    }

    RefusingServer(Reply... replies) throws IOException {
        this.replies = List.of(replies);
        server.createContext("/api/v1/generate", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return authorizations.size();
    }

    /** The header of the last request; empty if it had none. */
    String authorization() {
        return authorizations.get(authorizations.size() - 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        authorizations.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse(""));
        Reply reply = replies.get(Math.min(authorizations.size(), replies.size()) - 1);
        if (!reply.retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", reply.retryAfter);
        }
        byte[] body = reply.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
