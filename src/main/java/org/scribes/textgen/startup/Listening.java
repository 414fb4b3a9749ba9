package org.scribes.textgen.startup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.scribes.textgen.config.ServerConfig;

/**
 * Whether this server listens. Liberty opens its port after the application has started, and lives on without one if the
 * port is taken.
 */
final class Listening {
    /** What is found at the server's address. */
    enum Found {
        NOTHING,
        THIS_SERVER,
        ANOTHER_PROGRAM
    }

    /** Liberty's bean for its HTTP endpoints: paused once none of them could listen. */
    private static final String ENDPOINTS = "WebSphere:feature=kernel,name=ServerEndpointControl";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServerConfig config;
    private final String startedAt;
    private final MBeanServer beans;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param startedAt what only this server answers to {@code /health/started} */
    Listening(ServerConfig config, String startedAt) {
        this(config, startedAt, ManagementFactory.getPlatformMBeanServer());
    }

    Listening(ServerConfig config, String startedAt, MBeanServer beans) {
        this.config = config;
        this.startedAt = startedAt;
        this.beans = beans;
    }

    Found look() throws InterruptedException {
        if (config.port() <= 0) {
            // over TLS it would have to trust a certificate that nobody has signed
            return paused() ? Found.NOTHING : Found.THIS_SERVER;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(config.url() + "/health/started"))
                    .timeout(PATIENCE)
                    .build();
            boolean own = client.send(request, BodyHandlers.ofString()).body().contains(startedAt);
            return own ? Found.THIS_SERVER : other();
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            return Found.NOTHING;
        } catch (IOException noHttp) {
            return other();
        }
    }

    /** This server may listen already and not serve its health yet, unless it has given up. */
    private Found other() {
        return paused() ? Found.ANOTHER_PROGRAM : Found.NOTHING;
    }

    private boolean paused() {
        try {
            return Boolean.TRUE.equals(beans.getAttribute(new ObjectName(ENDPOINTS), "Paused"));
        } catch (JMException notLiberty) {
            return false;
        }
    }
}
