package org.scribes.textgen.blackbox;

import static org.scribes.textgen.backend.remote.Events.saying;
import static org.scribes.textgen.backend.remote.Events.token;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.backend.remote.TestingUpstream.Connection;
import org.scribes.textgen.backend.remote.TestingUpstream.Request;

/**
 * A server for tests whose clients run in other processes: the question says how it behaves. The clients in {@code
 * src/test/clients} ask the same questions.
 */
final class ScriptedUpstream implements AutoCloseable {
    static final String MODEL = "meta-llama/Llama-3.1-8B-Instruct";
    /** Is in each question and each answer. */
    static final String NAME = "Tychicus";
    /** Is answered with one token, and then never again. */
    static final String STAYS = "Stay, Tychicus.";

    private static final Map<String, Behaviour> BY_QUESTION = Map.of(
            "Say hello to Tychicus.",
            saying("Hello, Tychicus, and peace."),
            "What does Tychicus read in John 3:16?",
            saying(
                    "Tychicus reads in John 3:16, \"For God so loved the world, that he gave his one and only Son.\" [1]"),
            "Break off, Tychicus.",
            (request, connection) -> connection.stream()
                    .chunk(token("Tychicus is on his way from Rome to Ephesus and "))
                    .chunk(token("to Colossae with a letter for each of "))
                    .close(),
            STAYS,
            (request, connection) ->
                    connection.stream().chunk(token("Tychicus stays. ")).awaitClose());

    private static final String ENDLESS = "Tell Tychicus all.";
    private static final int PAUSE_MILLIS = 20;
    /** Far below the longest answer, at which the service itself would leave. */
    private static final int FEW_TOKENS = 150;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger leftEarly = new AtomicInteger();
    private final TestingUpstream upstream = new TestingUpstream(this::answer);

    String address() {
        return upstream.uri().toString();
    }

    /**
     * Waits until every endless answer since the last call has been left, long before the service would have ended it.
     *
     * @return how many there were
     */
    int awaitLeft() {
        upstream.await(() -> leftEarly.get() == begun.get());
        leftEarly.set(0);
        return begun.getAndSet(0);
    }

    private void answer(Request request, Connection connection) throws IOException, InterruptedException {
        if (request.body().contains(ENDLESS)) {
            answerWithoutEnd(connection);
            return;
        }
        BY_QUESTION.entrySet().stream()
                .filter(entry -> request.body().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("a question that is not in the script"))
                .answer(request, connection);
    }

    private void answerWithoutEnd(Connection connection) throws InterruptedException {
        begun.incrementAndGet();
        int tokens = 0;
        try {
            connection.stream().chunk(token("Tychicus goes "));
            for (; tokens < FEW_TOKENS; tokens++) {
                connection.chunk(token("on "));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            connection.awaitClose();
        } catch (IOException closed) {
            leftEarly.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        upstream.close();
    }
}
