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
 * A request with a body on its way to a resource: the body arrives, the request waits for a slot, the server is told to
 * serve it. No thread is held until then.
 */
public final class PendingRequest implements AsyncBodyReader.End, AsyncListener {
    private static final String ATTRIBUTE = PendingRequest.class.getName();
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final byte[] NOT_YET = {};
    private static final EventLog LOG = EventLog.of(PendingRequest.class);

    private final RequestState state;
    private final ProblemResponse answer;
    private final AsyncContext async;
    private final BodyMemory.Body room;
    private final RequestSlots.Waiting slot;
    private final Supplier<Cancellation> deadline;
    private final Timer timer;
    private final Executor threads;
    private byte[] body = NOT_YET;
    private boolean started;
    private boolean over;
    private @Nullable Runnable stopTimer;

    /** Calls a task once, later. */
    interface Timer {
        /** Has {@code task} called after {@code delay}, unless what is returned is called before. */
        Runnable after(Duration delay, Runnable task);
    }

    /**
     * @param async already started; its own timeout is off
     * @param deadline makes what the request is held to, once its body is here
     * @param threads that work on no other request
     */
    PendingRequest(
            RequestState state,
            ProblemResponse answer,
            AsyncContext async,
            BodyMemory.Body room,
            RequestSlots slots,
            Supplier<Cancellation> deadline,
            Timer timer,
            Executor threads) {
        this.state = state;
        this.answer = answer;
        this.async = async;
        this.room = room;
        this.slot = slots.request(state.client().id(), this::start);
        this.deadline = deadline;
        this.timer = timer;
        this.threads = threads;
        async.getRequest().setAttribute(ATTRIBUTE, this);
        async.addListener(this);
    }

    /** The arrival of {@code request}, if it has one. */
    public static Optional<PendingRequest> of(ServletRequest request) {
        return Optional.ofNullable((PendingRequest) request.getAttribute(ATTRIBUTE));
    }

    /** Calls {@code late} unless the body is here after {@code limit}. */
    synchronized void limit(Duration limit, Runnable late) {
        if (body == NOT_YET) {
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
        slot.enter();
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

    /** The request as its resource sees it. */
    public HttpServletRequest complete(HttpServletRequest request) {
        return new BufferedRequest(request, body);
    }

    /** What is known of the request. */
    public RequestState state() {
        return state;
    }

    /** The request is over, however it ended: it gives back all that it holds, once. */
    public void over() {
        boolean leaves;
        synchronized (this) {
            stopTimer();
            leaves = started && !over;
            over = true;
        }
        room.release();
        if (leaves) {
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

    /** Called once the request has a slot. */
    private void start() {
        boolean gone;
        synchronized (this) {
            started = true;
            stopTimer();
            gone = over;
        }
        if (gone) {
            slot.leave();
            return;
        }
        onItsOwn(this::dispatch);
    }

    private void dispatch() {
        try {
            async.dispatch();
        } catch (IllegalStateException e) {
            LOG.info("request_gone", failure(e)); // the server has ended it, with its connection
            over();
        }
    }

    private void onItsOwn(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) { // the server ends its connections, too
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
        room.release();
        onItsOwn(() -> refuse(failure));
    }

    private void refuse(GenerationException failure) {
        try {
            answer.refuse(failure);
        } catch (IOException e) {
            LOG.info("request_gone", failure(e)); // nobody is there to be told
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
