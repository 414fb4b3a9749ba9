package org.scribes.textgen.guard.store;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.scribes.textgen.config.AuthConfig;
import org.scribes.textgen.config.AuthMode;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.guard.ApiKeys;
import org.scribes.textgen.observe.EventLog;

/**
 * Loads API keys from a file. The file is checked at most once a second, when a key is looked up, so new and revoked
 * keys take effect within a second. If the file cannot be read, the last keys stay; if it is deleted, there are none.
 */
@ApplicationScoped
public class KeyFile {
    private static final EventLog LOG = EventLog.of(KeyFile.class);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MOST_BYTES = 1 << 24;
    /** Relative to the built project; in a container docs/keys-and-limits.md has a command of the shell. */
    private static final String MAKE = "java -jar target/scribes-textgen.jar keys add NAME --file 'FILE'";

    private final Path path;
    private final LongSupplier nanoTime;
    private final ReentrantLock checkLock = new ReentrantLock();
    private volatile ApiKeys keys = ApiKeys.NONE;
    private volatile long lastCheck;
    private FileState lastState = FileState.UNKNOWN;
    private boolean unreadable;

    @Inject
    KeyFile(AuthConfig auth, DataDirectory data) {
        this(auth.keyFile().orElseGet(() -> data.path().resolve("api-keys")), System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    KeyFile(Path path, LongSupplier nanoTime) {
        this.path = path;
        this.nanoTime = nanoTime;
        this.lastCheck = nanoTime.getAsLong() - INTERVAL_NANOS;
    }

    /** Reads the file at the start, so that errors are logged before the first request. */
    void start(@Observes ServiceOpening event, AuthConfig auth) {
        if (auth.mode() == AuthMode.API_KEY) {
            refresh();
        }
    }

    /** The client of {@code key}, if the key is known. */
    public Optional<Client> find(String key) {
        refresh();
        return keys.find(key);
    }

    private void refresh() {
        // concurrent callers use the current keys
        if (nanoTime.getAsLong() - lastCheck < INTERVAL_NANOS || !checkLock.tryLock()) {
            return;
        }
        try {
            FileState found = FileState.of(path);
            if (!found.equals(lastState)) {
                readKeys(found);
                lastState = found;
            }
            unreadable = false;
        } catch (IOException e) {
            if (!unreadable) {
                LOG.warn("key_file_unreadable", field("file", path.toString()), failure(e));
            }
            unreadable = true;
        } finally {
            lastCheck = nanoTime.getAsLong();
            checkLock.unlock();
        }
    }

    private void readKeys(FileState found) throws IOException {
        if (found.size() > MOST_BYTES) {
            throw new IOException("too large for a key file");
        }
        String text = found.present() ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
        keys = ApiKeys.of(
                text.lines().toList(),
                line -> LOG.warn(
                        "key_file_line_wrong",
                        field("file", path.toString()),
                        field("line", line.number()),
                        field("problem", line.problem())));
        LOG.info("key_file_read", field("file", path.toString()), field("keys", keys.size()));
        if (found.open()) {
            LOG.warn("key_file_open_to_others", field("file", path.toString()), field("use", "chmod 600"));
        }
        if (keys.size() == 0) {
            LOG.warn(
                    "no_api_keys",
                    field("answer", "401 to every request"),
                    field("make", MAKE.replace("FILE", path.toString())));
        }
    }
}
