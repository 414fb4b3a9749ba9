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
import javax.net.ssl.SSLContext;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.Secret;

/** Where the server is, how it is reached, and what every request to it carries. The key is in the headers and nowhere else. */
final class RemoteEndpoint {
    private final HubConfig config;
    private final Optional<Secret> key;

    RemoteEndpoint(HubConfig config, HuggingFaceConfig huggingFace) {
        this.config = config;
        this.key = huggingFace.apiKey();
    }

    /** The address of {@code path}, which begins with a slash; a base that ends with {@code /v1} has its first part. */
    URI address(String path) {
        String base = withoutSlashes(config.url().toString());
        boolean versioned = base.endsWith("/v1") && path.startsWith("/v1/");
        return URI.create((versioned ? base.substring(0, base.length() - "/v1".length()) : base) + path);
    }

    private static String withoutSlashes(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    /** The headers of a request, the key among them. */
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

    /** What must not be seen anywhere. */
    List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(config.headers().values());
        key.ifPresent(secrets::add);
        return secrets;
    }

    /**
     * What to trust beside the JVM's own, read from its file.
     *
     * @throws org.scribes.textgen.config.ConfigurationException when the certificates cannot be read
     */
    Optional<SSLContext> trust() {
        return config.caCertificates().map(TrustedCertificates::context);
    }

    /** Whether the key goes over the network unencrypted. */
    boolean exposesKey() {
        String host = String.valueOf(config.url().getHost());
        boolean here = host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
        return key.isPresent() && "http".equalsIgnoreCase(config.url().getScheme()) && !here;
    }

    /** A client of version 1.1, where an answer has its connection for itself, and closing one ends the other. */
    HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        trust().ifPresent(builder::sslContext);
        config.proxy()
                .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
                .ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
        return builder.build();
    }
}
