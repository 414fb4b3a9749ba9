package org.scribes.textgen.backend.remote;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;

/**
 * Calls servers with {@code java.net.http}, which closes its connection when a response is closed. The request's own
 * thread waits and checks periodically whether the answer is still wanted.
 */
final class StreamingUpstream implements Upstream {
    private final HttpClient client;
    private final RemoteEndpoint endpoint;
    private final String path;
    private final Duration idleTimeout;
    private final Supplier<Map<String, String>> headers;
    private final ConnectionFailures failures;

    StreamingUpstream(
            RemoteEndpoint endpoint, String path, Duration idleTimeout, Supplier<Map<String, String>> headers) {
        this.client = endpoint.client();
        this.endpoint = endpoint;
        this.path = path;
        this.idleTimeout = idleTimeout;
        this.headers = headers;
        this.failures = endpoint.failures();
    }

    @Override
    public UpstreamResponse send(UpstreamCall call, Destination server, Cancellation cancellation) {
        HttpRequest.Builder asked = request(server).POST(BodyPublishers.ofString(call.body()));
        headers.get().forEach(asked::setHeader);
        return answer(asked.build(), cancellation);
    }

    /** Sends a GET request to {@code server}. */
    UpstreamResponse get(Destination server, Cancellation cancellation) {
        HttpRequest.Builder asked = request(server);
        return answer(asked.setHeader("Accept", "application/json").GET().build(), cancellation);
    }

    private HttpRequest.Builder request(Destination server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path));
        endpoint.headers(true, server.key()).forEach(request::header);
        return request;
    }

    /** Sends a request; a cancellation ends the exchange, however far it is. */
    private UpstreamResponse answer(HttpRequest asked, Cancellation cancellation) {
        IdleTimeout timeout = new IdleTimeout(cancellation, idleTimeout);
        UpstreamBody body = new UpstreamBody(timeout, cancellation);
        CompletableFuture<HttpResponse<InputStream>> exchange = client.sendAsync(asked, info -> body);
        Cancellation.Registration registration = cancellation.onCancel(() -> exchange.cancel(true));
        try {
            HttpResponse<InputStream> response = await(exchange, timeout);
            return new UpstreamResponse(
                    response.statusCode(), name -> header(response.headers(), name), response.body());
        } catch (RuntimeException | Error failure) {
            exchange.cancel(true);
            body.close();
            cancellation.throwIfCancelled(); // which is why the exchange failed
            throw failure;
        } finally {
            registration.close();
        }
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return name.equals("Content-Type")
                ? Optional.of(String.join(", ", headers.allValues(name)))
                : headers.firstValue(name);
    }

    private HttpResponse<InputStream> await(
            CompletableFuture<HttpResponse<InputStream>> exchange, IdleTimeout timeout) {
        while (true) {
            @Nullable HttpResponse<InputStream> response = timeout.within(millis -> within(exchange, millis));
            if (response != null) {
                return response;
            }
        }
    }

    private @Nullable HttpResponse<InputStream> within(
            CompletableFuture<HttpResponse<InputStream>> exchange, long millis) throws InterruptedException {
        try {
            return exchange.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException nothingYet) {
            return null;
        } catch (ExecutionException e) {
            throw failures.error(e.getCause() == null ? e : e.getCause());
        }
    }
}
