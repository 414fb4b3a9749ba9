package org.scribes.textgen.backend.remote;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.domain.Cancellation;

/**
 * Calls servers that do not stream, with the MicroProfile REST client. A running call cannot be cancelled: it ends
 * after {@code textgen.hub.read-timeout} without data.
 */
final class UnaryUpstream implements Upstream {
    private final RemoteEndpoint endpoint;
    private final String path;
    private final HubConfig config;
    private final Map<Destination, UnaryApi> apis = new ConcurrentHashMap<>();
    private final ConnectionFailures failures;

    UnaryUpstream(RemoteEndpoint endpoint, String path, HubConfig config) {
        this.endpoint = endpoint;
        this.path = path;
        this.config = config;
        this.failures = endpoint.failures();
    }

    private UnaryApi api(Destination server) {
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(server.address(path))
                .followRedirects(false)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                // read errors here: on a request's thread, the server clears the exceptions' responses
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("resteasy.connectionPoolSize", config.maxConnections())
                .property(
                        "resteasy.connectionCheckoutTimeout",
                        List.of(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS));
        endpoint.headers(false, server.key()).forEach(builder::header);
        endpoint.trust().ifPresent(builder::sslContext);
        config.proxy().ifPresent(proxy -> builder.proxyAddress(proxy.getHostString(), proxy.getPort()));
        return builder.build(UnaryApi.class);
    }

    @Override
    public UpstreamResponse send(UpstreamCall call, Destination server, Cancellation cancellation) {
        try {
            UnaryApi api = apis.computeIfAbsent(server, this::api);
            Response response = api.post(call.body().getBytes(StandardCharsets.UTF_8));
            @Nullable InputStream body = response.readEntity(InputStream.class);
            return new UpstreamResponse(
                    response.getStatus(),
                    name -> Optional.ofNullable(response.getHeaderString(name)),
                    body == null ? InputStream.nullInputStream() : body);
        } catch (ProcessingException e) {
            cancellation.throwIfCancelled();
            throw failure(e);
        }
    }

    private RuntimeException failure(ProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException && !isOfConnecting(cause)) {
                return UpstreamErrors.onTheWay("stalled", "the provider sent nothing for too long");
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return failures.error(cause);
            }
        }
        return new IllegalStateException("the call could not be made", failure);
    }

    private static boolean isOfConnecting(Throwable timeout) {
        return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }
}
