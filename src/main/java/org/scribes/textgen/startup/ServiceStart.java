package org.scribes.textgen.startup;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import org.scribes.textgen.config.Configuration;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.config.StartConfig;
import org.scribes.textgen.domain.MessageForPeople;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.domain.ServiceStarting;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.StartFailure;
import org.scribes.textgen.observe.Terminal;
import org.scribes.textgen.threads.ProcessEnd;

/**
 * Starts the service: reads the configuration, then fires {@link ServiceOpening} and {@link ServiceStarting}. Whatever
 * fails ends the process with the message as its last words; where {@link StartConfig} has it live on, every request is
 * answered with that message.
 */
@ApplicationScoped
public class ServiceStart {
    private static final EventLog LOG = EventLog.of(ServiceStart.class);

    private final Configuration configuration;
    private final Event<ServiceOpening> opening;
    private final Event<ServiceStarting> starting;
    private final StartFailure failure;
    private final StartReport report;

    @Inject
    ServiceStart(
            Configuration configuration,
            Event<ServiceOpening> opening,
            Event<ServiceStarting> starting,
            StartFailure failure,
            StartReport report) {
        this.configuration = configuration;
        this.opening = opening;
        this.starting = starting;
        this.failure = failure;
        this.report = report;
    }

    void open(@Observes @Initialized(ApplicationScoped.class) Object event) {
        attempt(() -> {
            configuration.get(ServerConfig.class);
            opening.fire(new ServiceOpening());
        });
    }

    void start(@Observes Startup event) {
        if (failure.message().isEmpty()) {
            attempt(() -> {
                starting.fire(new ServiceStarting());
                report.begin(configuration.get(ServerConfig.class), this::failed);
            });
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            Optional<Throwable> configured = messageForPeople(e);
            if (configured.isEmpty()) {
                LOG.error("start_defect", failure(e));
            }
            failed(configured
                    .map(Throwable::getMessage)
                    .orElseGet(() -> "A defect of the service: " + e.getClass().getSimpleName() + "; "
                            + LogFiles.messages() + " has its cause"));
        }
    }

    /** Beans are made by the container, which may wrap what their constructors throw. */
    private static Optional<Throwable> messageForPeople(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MessageForPeople) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** As an error, unless a person reads the console: the message follows there in plain text. */
    private static void report(String message) {
        if (Terminal.console().isText()) {
            LOG.info("start_failed", field("cause", message));
        } else {
            LOG.error("start_failed", field("cause", message));
        }
    }

    private void failed(String message) {
        report(message);
        failure.record(message);
        if (StartConfig.failureEndsProcess()) {
            Terminal.lastWords("\nscribes-textgen did not start.\n" + message);
            ProcessEnd.failed();
        }
        Terminal.console()
                .say("scribes-textgen did not start, and answers every request with this message:\n" + message);
    }
}
