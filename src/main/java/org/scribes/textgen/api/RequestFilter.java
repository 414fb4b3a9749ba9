package org.scribes.textgen.api;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.LogContext;

/**
 * Names every request, in its response and in the log lines of its thread, has it found out who asks, and sees to it that every error is a problem. A servlet filter and not one of JAX-RS, since
 * only this stands around all of it: addresses without a resource, and streams, which JAX-RS writes after its filters.
 * ({@code HttpFilter} would spare the casts, but Liberty looks for {@code Filter} on the class itself.)
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter implements Filter {
    private final CurrentRequest current;
    private final Authentication authentication;
    private final Json json;

    @Inject
    public RequestFilter(CurrentRequest current, Authentication authentication, Json json) {
        this.current = current;
        this.authentication = authentication;
        this.json = json;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String id = RequestId.of(http.getHeader(RequestId.HEADER));
        ProblemResponse answer = new ProblemResponse((HttpServletResponse) response, current, json);
        current.begin(id, http.getRequestURI());
        current.answeredBy(answer);
        answer.setHeader(RequestId.HEADER, id);
        LogContext.Scope scope = LogContext.open(id);
        try {
            if (admitted(http, answer)) {
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
}
