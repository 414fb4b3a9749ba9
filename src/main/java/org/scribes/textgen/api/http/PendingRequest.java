package org.scribes.textgen.api.http;

import static org.scribes.textgen.observe.EventLog.failure;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.admission.BodyMemory;
import org.scribes.textgen.admission.RequestSlots;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;

/**
 * A request between its headers and its resource: its body arrives, it waits for a slot, then it is dispatched. It
 * holds no thread until then.
 */
public final class PendingRequest implements AsyncBodyReader.End, AsyncListener {
    private static final String ATTRIBUTE = PendingRequest.class.getName();
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final byte[] NOT_ARRIVED = {};
    private static final EventLog LOG = EventLog.of(PendingRequest.class);

    private final RequestState state;
    private final ProblemResponse answer;
    private final AsyncContext async;
    private final BodyMemory.Body memory;
    private final RequestSlots.Waiting slot;
    private final Supplier<Cancellation> deadline;
    private final Timer timer;
    private final Executor threads;
    private byte[] body = NOT_ARRIVED;
    private boolean started;
    private boolean over;
    private @Nullable Runnable stopTimer;

    /** Schedules a task. */
    interface Timer {
        /** Runs {@code task} after {@code delay}. Running the result cancels it. */
        Runnable after(Duration delay, Runnable task);
    }

    /**
     * @param async started, without a timeout of its own
     * @param deadline starts the request's deadline when its body has arrived
     * @param threads threads that serve no request
     */
    PendingRequest(
            RequestState state,
            ProblemResponse answer,
            AsyncContext async,
            BodyMemory.Body memory,
            RequestSlots slots,
            Supplier<Cancellation> deadline,
            Timer timer,
            Executor threads) {
        this.state = state;
        this.answer = answer;
        this.async = async;
        this.memory = memory;
        this.slot = slots.request(state.client().id(), this::start);
        this.deadline = deadline;
        this.timer = timer;
        this.threads = threads;
        async.getRequest().setAttribute(ATTRIBUTE, this);
        async.addListener(this);
    }

    /** The pending state of {@code request}, if it has one. */
    public static Optional<PendingRequest> of(ServletRequest request) {
        return Optional.ofNullable((PendingRequest) request.getAttribute(ATTRIBUTE));
    }

    /** Calls {@code late} if the body has not arrived after {@code limit}. */
    synchronized void limit(Duration limit, Runnable late) {
        if (body == NOT_ARRIVED) {
            stopTimer = timer.after(limit, late);
        }
    }

    @Override
    public void whole(byte[] bytes) {
        synchronized (this) {
            body = bytes;
            stopTimer();
            state.arrived(deadline.get());
        }
        try {
            slot.enter(state.cancellation().remaining());
        } catch (GenerationException tooLate) {
            end(tooLate);
            return;
        }
        synchronized (this) {
            if (!started) {
                stopTimer = timer.after(state.cancellation().remaining(), this::giveUp);
            }
        }
    }

    @Override
    public void failed(GenerationException failure) {
        synchronized (this) {
            stopTimer();
        }
        end(failure);
    }

    /** The request with its body. */
    public HttpServletRequest complete(HttpServletRequest request) {
        return new BufferedRequest(request, body);
    }

    /** The state of the request. */
    public RequestState state() {
        return state;
    }

    /** Releases everything that the request holds, once. Called however the request ends. */
    public void over() {
        boolean hasSlot;
        synchronized (this) {
            stopTimer();
            hasSlot = started && !over;
            over = true;
        }
        memory.release();
        if (hasSlot) {
            slot.leave();
        } else {
            slot.giveUp();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over();
    }

    @Override
    public void onError(AsyncEvent event) {
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** Called when the request has a slot. */
    private void start() {
        boolean ended;
        synchronized (this) {
            started = true;
            stopTimer();
            ended = over;
        }
        if (ended) {
            slot.leave();
            return;
        }
        onDispatchThread(this::dispatch);
    }

    private void dispatch() {
        try {
            async.dispatch();
        } catch (IllegalStateException e) {
            LOG.info("request_gone", failure(e)); // the server has closed the connection
            over();
        }
    }

    private void onDispatchThread(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) { // the server closes its connections
            LOG.info("request_gone", failure(stopping));
            over();
        }
    }

    private void giveUp() {
        if (slot.giveUp()) {
            end(GenerationException.retryable(
                    ErrorCode.OVERLOADED, "the server was busy with other requests until this one's deadline", RETRY));
        }
    }

    private void end(GenerationException failure) {
        memory.release();
        onDispatchThread(() -> refuse(failure));
    }

    private void refuse(GenerationException failure) {
        try {
            answer.refuse(failure);
        } catch (IOException e) {
            LOG.info("request_gone", failure(e)); // the client is gone
        } finally {
            async.complete();
        }
    }

    private void stopTimer() {
        if (stopTimer != null) {
            stopTimer.run();
            stopTimer = null;
        }
    }
}
