package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.UpstreamReach;
import org.scribes.textgen.observe.UpstreamReach.State;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Connects to the server behind the API when the service starts, so that a wrong address is noticed before the first
 * request. It sends nothing but the TLS handshake, and repeats until it succeeds once. It connects to nothing that no
 * request would be sent to.
 */
final class UpstreamProbe {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LAST_PAUSE = Duration.ofMinutes(1);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final EventLog LOG = EventLog.of(UpstreamProbe.class);

    private final String target;
    private final HubConfig hub;
    private final boolean wanted;
    private final RemoteEndpoint endpoint;
    private final UpstreamReach reach;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LAST_PAUSE);

    UpstreamProbe(UpstreamTarget target, UpstreamReach reach, BackgroundTasks tasks) {
        this.hub = target.hub();
        this.target = target.name();
        this.wanted = !target.lacksKey();
        this.endpoint = new RemoteEndpoint(target);
        this.reach = reach;
        this.tasks = tasks;
        this.task = tasks.task("upstream_probe_" + target.name());
    }

    void start(ScheduledExecutorService scheduler) {
        if (wanted) {
            reach.record(target, State.ASKING, address(), "");
            rounds.start(scheduler);
        }
    }

    void stop() {
        rounds.stop();
        reach.forget(target);
        tasks.remove(task);
    }

    /** Connects, and returns the delay until the next attempt. Never throws. */
    Duration refresh() {
        return task.run(this::connect, failure -> LAST_PAUSE);
    }

    private Duration connect() {
        try {
            reachServer();
        } catch (IOException e) {
            return unreachable(e);
        }
        if (reach.found(target).state() == State.UNREACHABLE) {
            LOG.info("upstream_reached", field("host", host()), field("port", port()));
        }
        reach.record(target, State.REACHED, address(), "");
        return RepeatedRounds.END;
    }

    private Duration unreachable(IOException failure) {
        ConnectionFailures failures = endpoint.failures();
        String cause = Optional.ofNullable(failures.error(failure).getMessage()).orElse("");
        if (reach.found(target).state() != State.UNREACHABLE) {
            LOG.warn("upstream_unreachable", field("host", host()), field("port", port()), field("cause", cause));
        }
        reach.record(target, State.UNREACHABLE, address(), cause);
        return pause.next();
    }

    private void reachServer() throws IOException {
        int patience = (int) hub.connectTimeout().toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), patience);
            if (hub.proxy().isEmpty() && isTls()) {
                socket.setSoTimeout(patience);
                shakeHands(socket);
            }
        }
    }

    private void shakeHands(Socket socket) throws IOException {
        Optional<SSLSocketFactory> own = endpoint.trust().map(context -> context.getSocketFactory());
        SocketFactory factory = own.isPresent() ? own.get() : SSLSocketFactory.getDefault();
        try (SSLSocket tls = (SSLSocket) ((SSLSocketFactory) factory).createSocket(socket, host(), port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(hub.url().getScheme());
    }

    /** The host that is connected to: the proxy's, if there is one. */
    private String host() {
        return hub.proxy()
                .map(InetSocketAddress::getHostString)
                .orElseGet(() -> hub.url().getHost().replaceAll("[\\[\\]]", ""));
    }

    private int port() {
        URI url = hub.url();
        int usual = isTls() ? HTTPS_PORT : HTTP_PORT;
        return hub.proxy().map(InetSocketAddress::getPort).orElse(url.getPort() < 0 ? usual : url.getPort());
    }

    private String address() {
        return host() + ":" + port();
    }
}
