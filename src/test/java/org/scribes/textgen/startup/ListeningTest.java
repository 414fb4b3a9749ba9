package org.scribes.textgen.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.startup.Listening.Found;

class ListeningTest {
    private static final String STARTED = "2026-12-01T05:04:36.037096674Z";

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final Endpoints endpoints = new Endpoints();
    private final HttpServer server;
    private String body = "";

    ListeningTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** As Liberty's bean of that name. */
    public interface EndpointsMBean {
        boolean isPaused();
    }

    static final class Endpoints implements EndpointsMBean {
        private boolean paused;

        @Override
        public boolean isPaused() {
            return paused;
        }
    }

    @BeforeEach
    void start() throws JMException {
        beans.registerMBean(endpoints, new ObjectName("WebSphere:feature=kernel,name=ServerEndpointControl"));
        server.createContext("/health/started", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void thisServer_isKnownByItsStart() throws InterruptedException {
        body = "{\"started_at\":\"" + STARTED + "\"}";

        assertThat(look()).isEqualTo(Found.THIS_SERVER);
    }

    @Test
    void otherServer_isAnotherProgramOnceThisOneHasGivenUp() throws InterruptedException {
        body = "{\"started_at\":\"2026-12-01T05:04:36.000000000Z\"}";

        assertThat(look()).isEqualTo(Found.NOTHING);

        endpoints.paused = true;
        assertThat(look()).isEqualTo(Found.ANOTHER_PROGRAM);
    }

    @Test
    void programThatSpeaksNoHttp_isAnotherProgram() throws IOException, InterruptedException {
        endpoints.paused = true;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerConfig config =
                    ServerConfig.from(TestingConfig.of("HTTP_PORT", Integer.toString(silent.getLocalPort())));

            assertThat(new Listening(config, STARTED, beans).look()).isEqualTo(Found.ANOTHER_PROGRAM);
        }
    }

    @Test
    void nobody_isNothing() throws InterruptedException {
        server.stop(0);
        endpoints.paused = true;

        assertThat(look()).isEqualTo(Found.NOTHING);
    }

    @Test
    void tlsAlone_isBelievedUnlessItIsPaused() throws InterruptedException {
        Listening listening = new Listening(ServerConfig.from(TestingConfig.of("HTTP_PORT", "-1")), STARTED, beans);

        assertThat(listening.look()).isEqualTo(Found.THIS_SERVER);

        endpoints.paused = true;
        assertThat(listening.look()).isEqualTo(Found.NOTHING);
    }

    private Found look() throws InterruptedException {
        ServerConfig config = ServerConfig.from(TestingConfig.of(
                "HTTP_PORT", Integer.toString(server.getAddress().getPort())));
        return new Listening(config, STARTED, beans).look();
    }
}
