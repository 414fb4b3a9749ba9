package org.scribes.textgen.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.checkpoint.ModelConfig;
import org.scribes.textgen.checkpoint.download.HubCache;
import org.scribes.textgen.checkpoint.download.RepositoryId;
import org.scribes.textgen.checkpoint.download.Revision;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.config.DataConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.config.RedisConfig;
import org.scribes.textgen.config.Secret;
import org.scribes.textgen.config.ServerConfig;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.domain.ByteSize;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.problem.ConnectionProblem;
import org.scribes.textgen.redis.RedisProbe;

/** Checks of what the settings name. */
final class SettingsChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long NATIVES = 450_000_000L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String DATABASE_URL = "TEXTGEN_DATABASE_URL";

    private final SettingsReport settings;
    private final Map<String, String> environment;

    SettingsChecks(SettingsReport settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** libtorch is unpacked at the first start. */
    Finding natives() {
        if (settings.get(Catalogue.class).targets().stream().noneMatch(LocalTarget.class::isInstance)) {
            return Finding.notUsed("libtorch", "the local backend is not configured");
        }
        Path folder = Path.of(environment.getOrDefault("DJL_CACHE_DIR", System.getProperty("user.home") + "/.djl.ai"));
        if (Files.isDirectory(folder.resolve("pytorch"))) {
            return Finding.ok("libtorch", "unpacked in " + folder);
        }
        Path existing = existing(folder);
        long free = existing.toFile().getUsableSpace();
        if (!Files.isWritable(existing)) {
            return Finding.wrong(
                    "libtorch", existing + " cannot be written", "let DJL_CACHE_DIR name a folder that can");
        }
        return free < NATIVES
                ? Finding.wrong(
                        "libtorch",
                        folder + " has " + ByteSize.shown(free) + " free, and it takes " + ByteSize.shown(NATIVES),
                        "make room, or let DJL_CACHE_DIR name another folder")
                : Finding.ok("libtorch", "the first start unpacks it into " + folder);
    }

    private static Path existing(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    Finding port() {
        return port("port", settings.get(ServerConfig.class).port(), "HTTP_PORT");
    }

    Finding tlsPort() {
        return port("TLS port", settings.get(ServerConfig.class).tlsPort(), "HTTPS_PORT");
    }

    private Finding port(String subject, int port, String variable) {
        if (port <= 0) {
            return Finding.notUsed(subject, variable + " is " + port);
        }
        String host = settings.get(ServerConfig.class).host();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(
                    host.equals("*")
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(host), port));
            return Finding.ok(subject, port + " of " + host + " is free");
        } catch (IOException e) {
            return Finding.wrong(
                    subject,
                    port + " of " + host + " cannot be opened: " + e.getMessage(),
                    "stop the program that has it, or set " + variable + " to another port");
        }
    }

    Finding dataFolder() {
        Path folder = settings.get(DataConfig.class).dir();
        if (!Files.exists(folder)) {
            Path existing = existing(folder);
            return Files.isWritable(existing)
                    ? Finding.ok("data", folder + " will be made")
                    : Finding.wrong(
                            "data",
                            folder + " cannot be made",
                            "let TEXTGEN_DATA_DIR name a folder that can be written");
        }
        try (DataDirectory locked = DataDirectory.open(folder)) {
            return Finding.ok("data", locked.path() + " can be written");
        } catch (ConfigurationException e) {
            return Finding.wrong(
                    "data", String.valueOf(e.getMessage()), "stop the other instance, or set TEXTGEN_DATA_DIR");
        }
    }

    Finding model() {
        HuggingFaceConfig config = settings.get(HuggingFaceConfig.class);
        if (!settings.get(BackendsConfig.class).has(Mode.LOCAL)) {
            return Finding.notUsed("model", "the local backend is not configured");
        }
        if (config.modelPath().isEmpty() && config.generationModel().isEmpty()) {
            return Finding.warning(
                    "model",
                    "scribes-tiny, a demonstration model, answers",
                    "set HF_MODEL_PATH, HF_API_KEY or TEXTGEN_HUB_URL for a real one");
        }
        return checkpoint("model", config, settings.get(LocalConfig.class));
    }

    /** Whether the folder or the repository that {@code config} names can be read. */
    static Finding checkpoint(String subject, HuggingFaceConfig config, LocalConfig local) {
        if (config.modelPath().isPresent()) {
            return folder(subject, config.modelPath().get());
        }
        String name = config.generationModel().orElseThrow();
        Optional<Path> cached = new HubCache(config.hubCache()).snapshot(new RepositoryId(name), Revision.MAIN);
        if (cached.isPresent()) {
            return folder(subject, cached.get());
        }
        return local.download()
                ? Finding.ok(subject, "the first start downloads " + name)
                : Finding.wrong(
                        subject,
                        name + " is not in " + config.hubCache(),
                        "models download " + name + ", or set HF_USE_API=true for Hugging Face's hosted models");
    }

    private static Finding folder(String subject, Path folder) {
        try {
            return Finding.ok(subject, folder + " (" + ModelConfig.read(folder).modelType() + ")");
        } catch (ModelLoadException e) {
            return Finding.wrong(subject, folder + ": " + e.getMessage(), "name a checkpoint folder of Hugging Face's");
        }
    }

    Finding upstream() {
        if (!settings.get(BackendsConfig.class).has(Mode.API)) {
            return Finding.notUsed("upstream", "the API is not configured, so that no server is called");
        }
        HubConfig hub = settings.get(HubConfig.class);
        String host = hub.url().getHost()
                + (hub.url().getPort() < 0 ? "" : ":" + hub.url().getPort());
        try {
            int status = status(
                    hub.address("/v1/models"),
                    settings.get(HuggingFaceConfig.class).apiKey());
            return isRefusal(status)
                    ? Finding.wrong("upstream", host + " does not accept the key (" + status + ")", "check HF_API_KEY")
                    : Finding.ok("upstream", host + " answers (" + status + ")");
        } catch (IOException e) {
            return Finding.wrong(
                    "upstream",
                    host + ": "
                            + ConnectionProblem.of(e)
                                    .map(ConnectionProblem::words)
                                    .orElse("it does not answer"),
                    "check TEXTGEN_HUB_URL, and that the server runs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warning("upstream", "interrupted", "run doctor again");
        }
    }

    /** Hugging Face's router lists its models without a key, so that the key is asked about where it was made. */
    Finding key() {
        HuggingFaceConfig config = settings.get(HuggingFaceConfig.class);
        HubConfig hub = settings.get(HubConfig.class);
        if (!settings.get(BackendsConfig.class).has(Mode.API)) {
            return Finding.notUsed("key", "the API is not configured");
        }
        if (config.apiKey().isEmpty()) {
            return hub.needsKey()
                    ? Finding.wrong(
                            "key",
                            "there is none",
                            "set HF_API_KEY to a token of https://huggingface.co/settings/tokens")
                    : Finding.notUsed("key", "none is set, and none is sent");
        }
        if (!hub.needsKey()) {
            return Finding.ok("key", "it is sent to " + hub.url().getHost());
        }
        try {
            int status = status(HubConfig.below(config.endpoint(), "/api/whoami-v2"), config.apiKey());
            return status == UNAUTHORIZED
                    ? Finding.wrong(
                            "key",
                            "Hugging Face does not know it",
                            "make a new one at https://huggingface.co/settings/tokens")
                    : Finding.ok("key", "Hugging Face knows it");
        } catch (IOException e) {
            return Finding.warning("key", config.endpoint().getHost() + " cannot be reached", "check it by hand");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warning("key", "interrupted", "run doctor again");
        }
    }

    /** Whether a server does not accept the key, or the lack of one. */
    static boolean isRefusal(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    static int status(URI address, Optional<Secret> key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    Finding redis() {
        RedisConfig config = settings.get(RedisConfig.class);
        if (config.url().isEmpty()) {
            return Finding.notUsed("Redis", "not configured: limits and cache are this instance's own");
        }
        return RedisProbe.failure(config)
                .map(failure -> Finding.wrong("Redis", failure, "check textgen.redis.url, and that the server runs"))
                .orElseGet(() -> Finding.ok("Redis", "it answers"));
    }

    Finding database() {
        String url = environment.getOrDefault(DATABASE_URL, "");
        if (url.isBlank() || url.startsWith("jdbc:h2:")) {
            return Finding.notUsed("PostgreSQL", "not configured: the ledger is a file in the data folder");
        }
        DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
        try (var connection = DriverManager.getConnection(
                url,
                environment.getOrDefault("TEXTGEN_DATABASE_USER", "sa"),
                environment.getOrDefault("TEXTGEN_DATABASE_PASSWORD", ""))) {
            return Finding.ok("PostgreSQL", connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            return Finding.wrong(
                    "PostgreSQL",
                    "SQL state " + e.getSQLState() + ", " + e.getClass().getSimpleName(),
                    "check " + DATABASE_URL + ", TEXTGEN_DATABASE_USER and TEXTGEN_DATABASE_PASSWORD");
        }
    }
}
