package org.scribes.textgen.backend.remote;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.UpstreamTarget;

/** The server's address, connection settings and headers. The key is in the headers only. */
final class RemoteEndpoint {
    /**
     * Threads that pass on what has arrived. The client's own pool would grow with the answers that arrive at once, though
     * no task of it waits.
     */
    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final HubConfig config;
    private final Optional<Secret> key;

    RemoteEndpoint(UpstreamTarget target) {
        this.config = target.hub();
        this.key = target.keys().stream().findFirst();
    }

    /**
     * The address of {@code path}, which starts with a slash. If the base ends with {@code /v1}, that part of {@code
     * path} is dropped.
     */
    URI address(String path) {
        return config.address(path);
    }

    /** The headers of a request, including the key. */
    Map<String, String> headers(boolean streaming) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", streaming ? "text/event-stream, application/json" : "application/json");
        headers.put("Accept-Encoding", "identity");
        key.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.reveal()));
        config.billTo().ifPresent(organization -> headers.put("X-HF-Bill-To", organization));
        config.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        return headers;
    }

    /** The secrets in the headers. */
    List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(config.headers().values());
        key.ifPresent(secrets::add);
        return secrets;
    }

    /**
     * The trusted certificates beside the JVM's own, read from the configured file.
     *
     * @throws org.scribes.textgen.config.ConfigurationException if the certificates cannot be read
     */
    Optional<SSLContext> trust() {
        return config.caCertificates().map(TrustedCertificates::context);
    }

    /** Maps failed calls to errors. */
    ConnectionFailures failures() {
        return ConnectionFailures.of(config);
    }

    /** Whether the key is sent unencrypted over the network. */
    boolean exposesKey() {
        String host = String.valueOf(config.url().getHost());
        boolean here = host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
        return key.isPresent() && "http".equalsIgnoreCase(config.url().getScheme()) && !here;
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "upstream");
        thread.setDaemon(true);
        return thread;
    }

    /** An HTTP/1.1 client, where each answer has its own connection and closing it cancels the answer. */
    HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .executor(Executors.newFixedThreadPool(WORKERS, RemoteEndpoint::worker));
        trust().ifPresent(builder::sslContext);
        config.proxy()
                .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
                .ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
        return builder.build();
    }
}
