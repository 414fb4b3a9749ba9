package org.scribes.textgen.api;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.scribes.textgen.api.auth.Authentication;
import org.scribes.textgen.api.http.AcceptHeader;
import org.scribes.textgen.api.http.AnyAccept;
import org.scribes.textgen.api.http.CrossOrigin;
import org.scribes.textgen.api.http.CurrentRequest;
import org.scribes.textgen.api.http.ErrorFormat;
import org.scribes.textgen.api.http.ErrorFormats;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.PendingRequest;
import org.scribes.textgen.api.http.ProblemResponse;
import org.scribes.textgen.api.http.RequestAddress;
import org.scribes.textgen.api.http.RequestId;
import org.scribes.textgen.api.http.RequestPath;
import org.scribes.textgen.api.http.RequestReceiver;
import org.scribes.textgen.api.http.RequestState;
import org.scribes.textgen.api.page.Page;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.observe.LogContext;
import org.scribes.textgen.observe.StartFailure;

/**
 * Assigns the request id, authenticates the caller, receives the body and turns errors into problem responses. A
 * request with a body passes twice: when its headers have arrived, and when its body has.
 *
 * <p>This is a servlet filter, because a JAX-RS filter sees neither unknown paths nor the writing of streams. It
 * implements {@code Filter} instead of extending {@code HttpFilter}, because Liberty looks for {@code Filter} on the
 * class itself.
 */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class RequestFilter implements Filter {
    private final CurrentRequest current;
    private final Authentication authentication;
    private final RequestReceiver receiver;
    private final GenerationService generation;
    private final Json json;
    private final StartFailure startFailure;
    private final ErrorFormats formats;
    private final CrossOrigin crossOrigin;
    private final Page page;

    @Inject
    public RequestFilter(
            StartFailure startFailure,
            CurrentRequest current,
            Authentication authentication,
            RequestReceiver receiver,
            GenerationService generation,
            Json json,
            ErrorFormats formats,
            CrossOrigin crossOrigin,
            Page page) {
        this.formats = formats;
        this.crossOrigin = crossOrigin;
        this.page = page;
        this.startFailure = startFailure;
        this.current = current;
        this.authentication = authentication;
        this.receiver = receiver;
        this.generation = generation;
        this.json = json;
    }

    @Override
    public void init(FilterConfig config) {
        if (startFailure.message().isEmpty()) {
            page.open(config.getServletContext());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<PendingRequest> pending = PendingRequest.of(request);
        if (pending.isPresent()) {
            serve(pending.get(), (HttpServletRequest) request, response, chain);
            return;
        }
        HttpServletRequest http = RequestPath.collapsed((HttpServletRequest) request);
        if (startFailure.message().isPresent()) {
            refuse(startFailure.message().get(), http, (HttpServletResponse) response);
        } else {
            ErrorFormat format = page.errorFormat(http, formats.of(http));
            begin(AnyAccept.of(http, format), format, (HttpServletResponse) response, chain);
        }
    }

    /** Answers with the reason why the service did not start. No other bean can be used. */
    private void refuse(String reason, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        ErrorFormat format = Page.errorFormatWithoutStart(request, formats.of(request));
        ProblemResponse answer = new ProblemResponse(response, id, request.getRequestURI(), format, Json::writePlain);
        answer.setHeader(RequestId.HEADER, id);
        answer.send(new GenerationException(ErrorCode.MODEL_UNAVAILABLE, "the service did not start. " + reason));
    }

    /** Handles a request whose headers have arrived. */
    private void begin(HttpServletRequest request, ErrorFormat format, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        String path = request.getRequestURI();
        ProblemResponse answer = new ProblemResponse(response, id, path, format, json::write);
        RequestState state = new RequestState(id, path, format, Optional.of(answer));
        state.arrived(generation.arrival());
        answer.setHeader(RequestId.HEADER, id);
        LogContext.Scope scope = current.serve(state);
        try {
            if (page.answered(request, answer) || crossOrigin.answered(request, answer) || !accepted(request, answer)) {
                return;
            }
            if (receiver.expects(request)) {
                receiver.receive(request, answer, state);
            } else {
                chain.doFilter(request, answer);
            }
        } finally {
            scope.close();
        }
    }

    private boolean accepted(HttpServletRequest request, ProblemResponse answer) throws IOException {
        try {
            authentication.authenticate(request, answer);
            RequestAddress.requireWellFormed(request);
            AcceptHeader.requireReadable(request);
            return true;
        } catch (GenerationException refusal) {
            answer.send(refusal);
            return false;
        }
    }

    /**
     * Handles a request whose body has arrived, in the form in which it began. It may go on, on another thread, after this
     * method returns.
     */
    private void serve(PendingRequest pending, HttpServletRequest request, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        LogContext.Scope scope = current.serve(pending.state());
        try {
            chain.doFilter(pending.complete(request), answer);
        } finally {
            scope.close();
            if (!request.isAsyncStarted()) {
                pending.over();
            }
        }
    }
}
