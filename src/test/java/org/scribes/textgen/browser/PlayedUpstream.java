package org.scribes.textgen.browser;

import static org.scribes.textgen.backend.remote.Events.saying;
import static org.scribes.textgen.backend.remote.Events.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.scribes.textgen.backend.remote.TestingUpstream;
import org.scribes.textgen.backend.remote.TestingUpstream.Behaviour;
import org.scribes.textgen.backend.remote.TestingUpstream.Connection;
import org.scribes.textgen.backend.remote.TestingUpstream.Request;

/** A model behind an API that does what the question asks for. */
final class PlayedUpstream implements AutoCloseable {
    static final String MODEL = "meta-llama/Llama-3.1-8B-Instruct";
    static final String VERSE =
            "For God so loved the world, that he gave his only born Son, that whoever believes in him "
                    + "should not perish, but have eternal life.";
    static final String MISQUOTE = "Misquote the verse.";
    static final String INVENT = "Invent a verse.";
    static final String BREAK_OFF = "Break off in the middle.";
    static final String GO_ON = "Go on and on.";
    static final String SAY_AT_ONCE = "Say it at once.";
    static final String ATTACK = "Attack the reader.";
    /** What a page shows as it is, and never runs. */
    static final String HOSTILE =
            "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>"
                    + "<style>body{display:none}</style><a href=\"javascript:alert(1)\">&lt;b&gt;</a>";

    static final String BEFORE_THE_BREAK = "The messenger is on his way from Rome to Ephesus and to Colossae ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAUSE_MILLIS = 50;
    private final AtomicInteger endless = new AtomicInteger();
    private final Map<String, Behaviour> byQuestion = Map.of(
            MISQUOTE,
            saying(
                    "John 3:16 says, \"For God so loved the whole earth, that he gave his only born Son.\" [1] He is good."),
            INVENT,
            saying("He adds, \"Whoever plants in the evening shall harvest in the morning.\" (Luke 25:1) So be glad."),
            BREAK_OFF,
            (request, connection) -> connection.stream()
                    .chunk(token(BEFORE_THE_BREAK))
                    .chunk(token("with a letter for each of "))
                    .close(),
            GO_ON,
            (request, connection) -> goOn(connection),
            SAY_AT_ONCE,
            saying("Grace and peace."),
            ATTACK,
            saying("See this: " + HOSTILE + " and \u202etxet desrever\u202c, \"" + VERSE + "\" [1] That is all."));

    private final TestingUpstream upstream = new TestingUpstream(this::answer);

    private void answer(Request request, Connection connection) throws IOException, InterruptedException {
        Behaviour behaviour = byQuestion.entrySet().stream()
                .filter(entry -> request.body().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IOException("a question that is not in the script"));
        behaviour.answer(request, connection);
    }

    String address() {
        return upstream.uri().toString();
    }

    /** How many answers without end are being given now. */
    int endless() {
        return endless.get();
    }

    /** The bodies of all requests so far. */
    List<String> bodies() {
        return upstream.requests().stream().map(Request::body).toList();
    }

    /** What was asked last in each request so far. */
    List<String> questions() {
        List<String> questions = new ArrayList<>();
        for (String body : bodies()) {
            try {
                JsonNode messages = JSON.readTree(body).path("messages");
                questions.add(messages.path(messages.size() - 1).path("content").textValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return questions;
    }

    private void goOn(Connection connection) throws IOException, InterruptedException {
        endless.incrementAndGet();
        try {
            connection.stream().chunk(token("The road goes "));
            while (true) {
                connection.chunk(token("on and "));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } finally {
            endless.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        upstream.close();
    }
}
