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

/** The connection settings and headers of a target. Keys are in the headers only. */
final class RemoteEndpoint {
    /**
     * Threads that pass on what has arrived. The client's own pool would grow with the answers that arrive at once, though
     * no task of it waits.
     */
    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final HubConfig config;
    private final List<URI> urls;
    private final List<Secret> keys;

    RemoteEndpoint(UpstreamTarget target) {
        this.config = target.hub();
        this.urls = target.urls();
        this.keys = target.keys();
    }

    /** The servers as configured, with the first key. */
    List<Destination> servers() {
        return urls.stream()
                .map(url -> new Destination(url, keys.stream().findFirst()))
                .toList();
    }

    /** The headers of a request with {@code key}. */
    Map<String, String> headers(boolean streaming, Optional<Secret> key) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", streaming ? "text/event-stream, application/json" : "application/json");
        headers.put("Accept-Encoding", "identity");
        key.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.reveal()));
        config.billTo().ifPresent(organization -> headers.put("X-HF-Bill-To", organization));
        config.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        return headers;
    }

    /** The secrets in the headers of all requests. */
    List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(config.headers().values());
        secrets.addAll(keys);
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

    /** Whether a key is sent unencrypted over the network. */
    boolean exposesKey() {
        return !keys.isEmpty() && urls.stream().anyMatch(RemoteEndpoint::isOpen);
    }

    private static boolean isOpen(URI url) {
        String host = String.valueOf(url.getHost());
        boolean here = host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
        return "http".equalsIgnoreCase(url.getScheme()) && !here;
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
