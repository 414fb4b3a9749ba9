package org.scribes.textgen.startup;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.Startup;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.Configuration;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.PageConfig;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.domain.ModelStatusSource;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.StartedCheck;
import org.scribes.textgen.observe.Terminal;
import org.scribes.textgen.observe.UpstreamReach;
import org.scribes.textgen.startup.Listening.Found;
import org.scribes.textgen.threads.ServerThreads;

/** Waits until the server listens and the model is settled, and then says in one line what was started. */
@ApplicationScoped
public class StartReport {
    private static final EventLog LOG = EventLog.of(StartReport.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** The server opens its port within a second of the application's start; after this time it will not any more. */
    private static final Duration LISTENING_LIMIT = Duration.ofMinutes(1);

    /** How often to look for the result of the upstream's probe: for three seconds. */
    private static final int PROBE_PAUSES = 30;

    private final ModelStatusSource models;
    private final Configuration configuration;
    private final ServerThreads threads;
    private final StartedCheck started;
    private final UpstreamReach upstream;
    private volatile boolean stopped;

    @Inject
    StartReport(
            ModelStatusSource models,
            Configuration configuration,
            ServerThreads threads,
            @Startup StartedCheck started,
            UpstreamReach upstream) {
        this.models = models;
        this.configuration = configuration;
        this.threads = threads;
        this.started = started;
        this.upstream = upstream;
    }

    /**
     * Begins to wait, on a thread of its own.
     *
     * @param failed is told why the server does not listen
     */
    void begin(ServerConfig server, Consumer<String> failed) {
        threads.named("start-report").newThread(() -> await(server, failed)).start();
    }

    private void await(ServerConfig server, Consumer<String> failed) {
        try {
            if (listens(server, failed)) {
                ModelStatus status = settled();
                awaitProbe();
                report(server, status);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean listens(ServerConfig server, Consumer<String> failed) throws InterruptedException {
        Listening listening = new Listening(server, started.startedAt());
        int port = server.mainPort();
        String variable = server.port() > 0 ? "HTTP_PORT" : "HTTPS_PORT";
        long begin = System.nanoTime();
        while (!stopped) {
            Found found = listening.look();
            if (found == Found.THIS_SERVER) {
                return true;
            }
            if (found == Found.ANOTHER_PROGRAM) {
                failed.accept("Port %d of %s is in use by another program: stop that one, or set %s to another port"
                        .formatted(port, server.host(), variable));
                return false;
            }
            if (System.nanoTime() - begin > LISTENING_LIMIT.toNanos()) {
                failed.accept(("The server cannot listen on port %d of %s: check HTTP_HOST and %s;"
                                + " CWWKO0221E in %s has the cause")
                        .formatted(port, server.host(), variable, LogFiles.messages()));
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        return false;
    }

    private ModelStatus settled() throws InterruptedException {
        ModelStatus status = models.modelStatus();
        while (!stopped && status.load() instanceof LoadState.Loading) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            status = models.modelStatus();
        }
        return status;
    }

    private void awaitProbe() throws InterruptedException {
        for (int pause = 0; pause < PROBE_PAUSES && upstream.asking(); pause++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private void report(ServerConfig server, ModelStatus model) {
        AuthConfig access = configuration.get(AuthConfig.class);
        HubConfig hub = configuration.get(HubConfig.class);
        PageConfig page = configuration.get(PageConfig.class);
        LOG.info(
                "service_started",
                field("url", server.url()),
                field("model", model.name()),
                field("mode", model.mode()),
                field("auth", access.mode()));
        Terminal.console().say(new StartLine(server, hub, access, page, upstream.found("api")).of(model));
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
