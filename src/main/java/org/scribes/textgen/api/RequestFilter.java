package org.scribes.textgen.api;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.scribes.textgen.api.auth.Authentication;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.PendingRequest;
import org.scribes.textgen.api.http.ProblemResponse;
import org.scribes.textgen.api.http.RequestId;
import org.scribes.textgen.api.http.RequestReceiver;
import org.scribes.textgen.api.http.RequestState;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.observe.LogContext;

/**
 * Names every request, authenticates its caller, has its body received, and turns every error into a problem response.
 * Called twice for a request with a body: when its headers are here, and when all of it is. A servlet filter, because a
 * filter of JAX-RS sees neither addresses without a resource nor the writing of streams.
 * ({@code HttpFilter} would spare the casts, but Liberty looks for {@code Filter} on the class itself.)
 */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class RequestFilter implements Filter {
    private final CurrentRequest current;
    private final Authentication authentication;
    private final RequestReceiver arrivals;
    private final GenerationService generation;
    private final Json json;

    @Inject
    public RequestFilter(
            CurrentRequest current,
            Authentication authentication,
            RequestReceiver arrivals,
            GenerationService generation,
            Json json) {
        this.current = current;
        this.authentication = authentication;
        this.arrivals = arrivals;
        this.generation = generation;
        this.json = json;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Optional<PendingRequest> arrival = PendingRequest.of(http);
        if (arrival.isEmpty()) {
            begin(http, (HttpServletResponse) response, chain);
        } else {
            serve(arrival.get(), http, response, chain);
        }
    }

    /** A request is here; perhaps its body is not. */
    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        String path = request.getRequestURI();
        ProblemResponse answer = new ProblemResponse(response, id, path, json);
        RequestState state = new RequestState(id, path, Optional.of(answer));
        state.arrived(generation.arrival());
        current.is(state);
        answer.setHeader(RequestId.HEADER, id);
        LogContext.Scope scope = LogContext.open(id);
        try {
            if (!admitted(request, answer)) {
                return;
            }
            if (arrivals.expects(request)) {
                arrivals.receive(request, answer, state);
            } else {
                chain.doFilter(request, answer);
            }
        } finally {
            scope.close();
        }
    }

    private boolean admitted(HttpServletRequest request, ProblemResponse answer) throws IOException {
        try {
            authentication.authenticate(request, answer);
            return true;
        } catch (GenerationException refusal) {
            answer.send(refusal);
            return false;
        }
    }

    /** The body is here, too. */
    private void serve(PendingRequest arrival, HttpServletRequest request, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        current.is(arrival.state());
        LogContext.Scope scope = LogContext.open(current.id());
        try {
            chain.doFilter(arrival.complete(request), answer);
        } finally {
            scope.close();
            arrival.over();
        }
    }
}
