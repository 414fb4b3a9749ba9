package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.observe.LogContext;

/**
 * The request that the current thread serves. The server's request scope ends with the server's thread, but an answer is
 * generated on another thread.
 */
@ApplicationScoped
public class CurrentRequest {
    private static final ThreadLocal<@Nullable RequestState> STATES = new ThreadLocal<>();

    /**
     * Makes this thread serve a request until the scope is closed. Log lines of the thread have the request's id.
     *
     * @param request the state of the request
     */
    public LogContext.Scope serve(RequestState request) {
        RequestState outer = STATES.get();
        STATES.set(request);
        LogContext.Scope log = LogContext.open(request.id());
        return () -> {
            log.close();
            if (outer == null) {
                STATES.remove();
            } else {
                STATES.set(outer);
            }
        };
    }

    /** {@code task} for another thread, which serves the request of this thread while the task runs. */
    public Runnable serving(Runnable task) {
        RequestState request = state();
        return () -> {
            LogContext.Scope scope = serve(request);
            try {
                task.run();
            } finally {
                scope.close();
            }
        };
    }

    /** The state of the request; that of an unknown request if this thread serves none. */
    RequestState state() {
        RequestState state = STATES.get();
        return state == null ? new RequestState(RequestId.create(), "/") : state;
    }

    /** Sets the authenticated client. */
    public void from(Client client) {
        state().from(client);
    }

    /** Sets the user that the caller's token names. */
    public void onBehalfOf(String user) {
        state().onBehalfOf(user);
    }

    /** The user that the caller's token names. It takes precedence over the request's own user. */
    public Optional<String> user() {
        return state().user();
    }

    /** The authenticated client. */
    public Client client() {
        return state().client();
    }

    /** Sets a response header, unless the response is committed. */
    public void tell(String header, String value) {
        state().tell(header, value);
    }

    public String id() {
        return state().id();
    }

    /** The request's path, as sent. */
    public String path() {
        return state().path();
    }

    /** The deadline and cancellation of the request. */
    public Cancellation cancellation() {
        return state().cancellation();
    }
}
