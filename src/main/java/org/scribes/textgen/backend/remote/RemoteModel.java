package org.scribes.textgen.backend.remote;

import static java.util.stream.Collectors.joining;
import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.ExpectedSeries;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus.NameSource;
import org.scribes.textgen.domain.ModelStatus.Named;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.threads.BackgroundTask;
import org.scribes.textgen.threads.BackgroundTasks;

/**
 * Finds the name of the model that a server behind an API runs. If a server but no model is configured, a background
 * task queries the server until it answers, and periodically afterwards. Until then the default name is used and
 * reported as assumed. Of several models the default is used if listed, else the first.
 */
final class RemoteModel {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LAST_PAUSE = Duration.ofSeconds(30);
    static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int MOST_LOGGED = 20;
    private static final EventLog LOG = EventLog.of(RemoteModel.class);

    private final String target;
    private final Source source;
    private final List<String> paths;
    private final String usual;
    private final boolean wanted;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private final ExpectedSeries series;
    private final RepeatedRounds rounds = new RepeatedRounds(this::refresh);
    private volatile Named named;
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LAST_PAUSE);

    RemoteModel(UpstreamTarget target, ExpectedSeries series, BackgroundTasks tasks) {
        HubConfig hub = target.hub();
        this.target = target.name();
        this.source = new ServerDocument(target)::read;
        this.paths =
                hub.protocol() == HubProtocol.TGI ? List.of("/info", "/v1/models") : List.of("/v1/models", "/info");
        this.usual = target.model().apiModel();
        this.wanted =
                target.model().generationModel().isEmpty() && hub.urlGiven().isPresent() && !hub.needsKey();
        this.tasks = tasks;
        this.task = tasks.task("model_name_" + target.name());
        this.series = series;
        this.named = new Named(usual, wanted ? NameSource.ASSUMED : NameSource.CONFIGURED, List.of());
    }

    /** Reads a document from the server. */
    @FunctionalInterface
    private interface Source {
        byte[] read(String path) throws IOException;
    }

    /** The current name and its source. */
    Named named() {
        return named;
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

    /** Queries the server and returns the delay until the next query. Never throws. */
    Duration refresh() {
        return task.run(this::ask, this::unknown);
    }

    private Duration ask() {
        @Nullable Exception why = null;
        for (String path : paths) {
            try {
                List<String> names = ModelNames.read(source.read(path));
                if (!names.isEmpty()) {
                    return learn(names);
                }
            } catch (IOException | RuntimeException e) {
                why = why == null ? e : why;
            }
        }
        return unknown(
                why == null
                        ? new NoDocumentException("the server names no model at " + String.join(" and ", paths))
                        : why);
    }

    private Duration learn(List<String> names) {
        pause.reset();
        String name = names.contains(usual) ? usual : names.get(0);
        Named learnt = new Named(name, NameSource.SERVER, names);
        if (!learnt.equals(named)) {
            named = learnt;
            series.expectAlso(target, Mode.API, name);
            tell(learnt);
        }
        return AGAIN;
    }

    private static void tell(Named learnt) {
        LOG.info("model_name_learnt", field("model", learnt.name()));
        if (learnt.served().size() > 1) {
            LOG.warn(
                    "model_name_ambiguous",
                    field("model", learnt.name()),
                    field("served", learnt.served().stream().limit(MOST_LOGGED).collect(joining(" "))),
                    field("use", "HF_GENERATION_MODEL"));
        }
    }

    /** Keeps a name once found, since the server may only be temporarily unavailable. */
    private Duration unknown(Throwable why) {
        Duration now = pause.next();
        if (named.source() == NameSource.ASSUMED && now.equals(FIRST_PAUSE)) {
            LOG.warn("model_name_assumed", field("model", usual), failure(why), field("use", "HF_GENERATION_MODEL"));
        }
        return now;
    }
}
