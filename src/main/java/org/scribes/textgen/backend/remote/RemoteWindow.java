package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Finds the context window of the model that a server runs, where the configuration has none: {@code max_model_len} of
 * vLLM's {@code /v1/models}, {@code max_total_tokens} of text-generation-inference's {@code /info}, {@code n_ctx} of
 * llama.cpp's {@code /props}. Hugging Face's router is not asked. A server that says nothing is asked again, since it may
 * only be starting.
 */
final class RemoteWindow {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LAST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST = 100_000_000;
    private static final List<String> FIELDS =
            List.of("max_model_len", "max_total_tokens", "context_length", "max_context_length", "n_ctx");

    private static final EventLog LOG = EventLog.of(RemoteWindow.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String target;
    private final ServerDocument source;
    private final List<String> paths;
    private final boolean wanted;
    private final Supplier<String> model;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private volatile OptionalInt tokens = OptionalInt.empty();
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LAST_PAUSE);

    /** @param model the name of the model there */
    RemoteWindow(UpstreamTarget target, Supplier<String> model, BackgroundTasks tasks) {
        this.target = target.name();
        this.source = new ServerDocument(target);
        this.paths = target.hub().protocol() == HubProtocol.TGI
                ? List.of("/info", "/v1/models")
                : List.of("/v1/models", "/props", "/info");
        this.wanted = target.assistant().contextWindow().isEmpty()
                && target.hub().urlGiven().isPresent()
                && !target.hub().needsKey();
        this.model = model;
        this.tasks = tasks;
        this.task = tasks.task("context_window_" + target.name());
    }

    /** What the server said last, if it did. */
    OptionalInt tokens() {
        return tokens;
    }

    void start(ScheduledExecutorService scheduler) {
        if (wanted) {
            rounds.start(scheduler);
        }
    }

    void stop() {
        rounds.stop();
        tasks.remove(task);
    }

    /** Asks the server, and returns the delay until the next time. Never throws. */
    Duration refresh() {
        return task.run(this::ask, failure -> LAST_PAUSE);
    }

    private Duration ask() {
        for (String path : paths) {
            OptionalInt found = read(path);
            if (found.isPresent()) {
                if (!found.equals(tokens)) {
                    LOG.info("context_window_learnt", field("target", target), field("tokens", found.getAsInt()));
                }
                tokens = found;
                return LAST_PAUSE;
            }
        }
        return pause.next();
    }

    private OptionalInt read(String path) {
        try {
            return window(JSON.readTree(source.read(path)), model.get());
        } catch (IOException | RuntimeException silent) {
            return OptionalInt.empty(); // few servers have all of these documents
        }
    }

    /** The window of {@code model} in a document, or of the only model in it. */
    static OptionalInt window(JsonNode document, String model) {
        JsonNode list = document.isArray() ? document : document.path("data");
        Stream<JsonNode> places = Stream.of(document, document.path("default_generation_settings"));
        if (list.isArray()) {
            places = Stream.concat(
                    places,
                    Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                            .map(list::get)
                            .filter(entry -> list.size() == 1
                                    || model.equals(entry.path("id").textValue())));
        }
        return places.flatMapToInt(place -> FIELDS.stream()
                        .map(place::path)
                        .filter(JsonNode::isIntegralNumber)
                        .mapToInt(JsonNode::intValue))
                .filter(tokens -> tokens > 0 && tokens <= MOST)
                .findFirst();
    }
}
