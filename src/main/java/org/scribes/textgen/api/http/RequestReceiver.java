package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.admission.RequestSlots;
import org.scribes.textgen.config.ApiConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.generation.GenerationService;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.threads.Timers;

/** Receives request bodies and dispatches the requests as slots become free. */
@ApplicationScoped
public class RequestReceiver {
    /**
     * The share of the heap for bodies. Serving a request can take about forty times its body's size: one MiB of
     * references does.
     */
    private static final int SHARE_OF_HEAP = 64;

    /** Concurrent answers of one client where there is no API whose connections bound them. */
    private static final int ANSWERS = 1024;

    /** Methods whose body may have no declared length. */
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD");

    private final ApiConfig config;
    private final GenerationService generation;
    private final BodyMemory memory;
    /** For requests that are served on a thread of the server. */
    private final RequestSlots requests;
    /** For requests whose answer is generated on a thread of its own. */
    private final RequestSlots answers;

    private final DispatchThreads threads;
    private final Timers timers;

    @Inject
    public RequestReceiver(
            ApiConfig config,
            BackendsConfig backends,
            HubConfig hub,
            GenerationService generation,
            GenerationMetrics metrics,
            DispatchThreads threads,
            Timers timers) {
        this.config = config;
        this.generation = generation;
        this.memory = new BodyMemory(
                config.maxOpenBodies(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, config.maxBodyBytes());
        this.requests = new RequestSlots(config.maxRunningRequests(), System::nanoTime);
        int perClient = backends.has(Mode.API) ? hub.maxConnections() : ANSWERS;
        this.answers = config.maxAnswers().isPresent()
                ? new RequestSlots(config.maxAnswers().getAsInt(), System::nanoTime)
                : RequestSlots.perClient(perClient, System::nanoTime);
        this.threads = threads;
        this.timers = timers;
        metrics.show(Gauge.REQUESTS_WAITING, () -> requests.waiting() + answers.waiting());
    }

    /**
     * Starts to receive a request. It is dispatched again when its body has arrived and a slot is free, or answered
     * with a problem.
     */
    public void receive(HttpServletRequest request, ProblemResponse answer, RequestState state) throws IOException {
        BodyMemory.Body bodyMemory;
        try {
            bodyMemory = memory.open(state.client().id());
        } catch (GenerationException tooMany) {
            answer.refuse(tooMany);
            return;
        }
        AsyncContext async = request.startAsync(request, answer);
        async.setTimeout(0);
        RequestSlots slots = RequestPath.isAnswer(request.getRequestURI()) ? answers : requests;
        PendingRequest pending = new PendingRequest(
                state, answer, async, bodyMemory, slots, generation::arrival, timers::after, threads);
        AsyncBodyReader body =
                new AsyncBodyReader(request.getInputStream(), bodyMemory, config.maxBodyBytes(), pending);
        request.getInputStream().setReadListener(body);
        pending.limit(config.bodyTimeout(), () -> body.fail(late()));
    }

    /**
     * Whether {@code request} has a body to receive. A body that is declared compressed or too large is not read, since
     * the server would decompress it; its resource refuses it. The body of a GET has no meaning (RFC 9110, 9.3.1): with
     * it, a stream of the status would hold a slot.
     */
    public boolean expects(HttpServletRequest request) {
        if (METHODS_WITHOUT_BODY.contains(request.getMethod()) || request.getHeader("Content-Encoding") != null) {
            return false;
        }
        long length = request.getContentLengthLong();
        return length < 0
                ? METHODS_WITH_BODY.contains(request.getMethod())
                : length > 0 && length <= config.maxBodyBytes();
    }

    private GenerationException late() {
        return new GenerationException(
                ErrorCode.BODY_TIMEOUT,
                "the body did not arrive within " + config.bodyTimeout().toMillis() / 1000.0 + " seconds");
    }
}
