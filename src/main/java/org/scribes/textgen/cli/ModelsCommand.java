package org.scribes.textgen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.checkpoint.download.AccessToken;
import org.scribes.textgen.checkpoint.download.CacheScan;
import org.scribes.textgen.checkpoint.download.CacheScan.CachedModel;
import org.scribes.textgen.checkpoint.download.CacheScan.CachedRevision;
import org.scribes.textgen.checkpoint.download.DownloadEndpoint;
import org.scribes.textgen.checkpoint.download.DownloadSettings;
import org.scribes.textgen.checkpoint.download.HubCache;
import org.scribes.textgen.checkpoint.download.HubDownloader;
import org.scribes.textgen.checkpoint.download.RepositoryId;
import org.scribes.textgen.checkpoint.download.Revision;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.ByteSize;
import org.scribes.textgen.domain.ModelLoadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The models in the Hugging Face cache. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "List, download and delete models in the Hugging Face cache, which hf download shares.")
final class ModelsCommand {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int SHORT_COMMIT = 12;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ModelsCommand(CommandContext context) {
        this.context = context;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the models, and whether the local backend can run them.")
    int list() throws IOException {
        Table table = new Table("model", "size", "type", "usable");
        for (CachedModel model : scan().models()) {
            CachedRevision newest = model.revisions().stream()
                    .max((one, other) -> one.modified().compareTo(other.modified()))
                    .orElse(null);
            table.row(
                    model.id(),
                    ByteSize.shown(model.bytes()),
                    newest == null ? "-" : type(newest.folder()),
                    newest == null ? "no: nothing is downloaded" : usable(newest));
        }
        return print(table);
    }

    @Command(name = "scan", mixinStandardHelpOptions = true, description = "List every downloaded revision.")
    int revisions() throws IOException {
        Table table = new Table("model", "revision", "commit", "modified", "complete", "folder");
        for (CachedModel model : scan().models()) {
            for (CachedRevision revision : model.revisions()) {
                table.row(
                        model.id(),
                        revision.refs().isEmpty() ? "-" : String.join(",", revision.refs()),
                        revision.commit()
                                .substring(
                                        0,
                                        Math.min(SHORT_COMMIT, revision.commit().length())),
                        DAY.format(revision.modified()),
                        revision.missing().isEmpty() ? "yes" : "lacks " + String.join(", ", revision.missing()),
                        revision.folder().toString());
            }
        }
        return print(table);
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            description = "Download a model from the hub (hf.endpoint). What was downloaded before is resumed.")
    int download(
            @Parameters(paramLabel = "OWNER/NAME", description = "The model.") String name,
            @Option(
                            names = "--revision",
                            paramLabel = "REVISION",
                            defaultValue = "main",
                            description = "A branch, a tag or a commit.")
                    String revision)
            throws InterruptedException {
        HuggingFaceConfig config = context.settings().get(HuggingFaceConfig.class);
        DownloadEndpoint endpoint =
                new DownloadEndpoint(config.endpoint(), config.hubKey().map(key -> new AccessToken(key.reveal())));
        ProgressBar bar = new ProgressBar(err(), context.terminal());
        Path folder = new HubDownloader(cache(), endpoint, DownloadSettings.DEFAULTS)
                .download(new RepositoryId(name), new Revision(revision), bar::update);
        bar.end();
        out().println(folder);
        err().println("Run it: HF_GENERATION_MODEL=" + name + " java -jar scribes-textgen.jar");
        return 0;
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete a model with all its revisions.")
    int delete(
            @Parameters(paramLabel = "OWNER/NAME", description = "The model.") String name,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        RepositoryId id = new RepositoryId(name);
        CachedModel model = scan().models().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(name + " is not in " + cache().folder()));
        if (!yes && !confirmed("Delete " + name + ", " + ByteSize.shown(model.bytes()) + "? [y/N] ")) {
            err().println("Nothing was deleted.");
            return 1;
        }
        out().println("Freed " + ByteSize.shown(scan().delete(id)));
        return 0;
    }

    private boolean confirmed(String question) throws IOException {
        if (!context.terminal()) {
            throw new CommandFailure("give --yes, since nobody can be asked here");
        }
        err().print(question);
        err().flush();
        int answer = context.input().read();
        return answer == 'y' || answer == 'Y';
    }

    private int print(Table table) {
        if (table.isEmpty()) {
            err().println("There are no models in " + cache().folder() + ": models download OWNER/NAME gets one.");
        }
        out().print(table);
        out().flush();
        return 0;
    }

    private static String type(Path folder) {
        try {
            return ModelConfig.typeOf(folder);
        } catch (ModelLoadException e) {
            return "-";
        }
    }

    private static String usable(CachedRevision revision) {
        if (!revision.missing().isEmpty()) {
            return "no: it lacks " + String.join(", ", revision.missing());
        }
        try {
            ModelConfig.read(revision.folder());
            return "yes";
        } catch (ModelLoadException e) {
            return "no: " + e.getMessage();
        }
    }

    private CacheScan scan() {
        return new CacheScan(cache());
    }

    private HubCache cache() {
        return new HubCache(context.settings().get(HuggingFaceConfig.class).hubCache());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
