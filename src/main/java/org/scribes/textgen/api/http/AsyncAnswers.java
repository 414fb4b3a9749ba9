package org.scribes.textgen.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.threads.AnswerThreads;

/** Generates answers and writes responses on {@link AnswerThreads}, so that no thread of the server waits for a model. */
@ApplicationScoped
public class AsyncAnswers {
    private final AnswerThreads threads;
    private final CurrentRequest current;

    @Inject
    AsyncAnswers(AnswerThreads threads, CurrentRequest current) {
        this.threads = threads;
        this.current = current;
    }

    /**
     * Sends the result of {@code answer}, or the problem that it throws, as the response to the current request.
     *
     * @throws GenerationException OVERLOADED if the server is stopping
     */
    public void send(AsyncResponse response, Supplier<Response> answer) {
        try {
            threads.execute(current.serving(() -> complete(response, answer)));
        } catch (RejectedExecutionException stopping) {
            throw GenerationException.stopping();
        }
    }

    private static void complete(AsyncResponse response, Supplier<Response> answer) {
        Response complete;
        try {
            complete = answer.get();
        } catch (RuntimeException | Error failure) {
            response.resume(failure); // a problem response
            return;
        }
        response.resume(complete);
    }
}
