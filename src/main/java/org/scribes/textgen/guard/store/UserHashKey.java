package org.scribes.textgen.guard.store;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.UserConfig;
import org.scribes.textgen.domain.ServiceOpening;
import org.scribes.textgen.guard.UserNames;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.problem.FileProblem;

/** The key for user pseudonyms: the configured one, else one that is generated and stored in the data directory. */
@ApplicationScoped
public class UserHashKey {
    private static final EventLog LOG = EventLog.of(UserHashKey.class);
    private static final int BYTES = 32;
    private static final String NOT_OURS = "is not a key that this service made";

    private final UserNames names;

    /** @throws ConfigurationException when the stored key cannot be read or created */
    @Inject
    UserHashKey(UserConfig config, DataDirectory data) {
        names = new UserNames(config.hashKey()
                .map(key -> key.reveal().getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> stored(data.path())));
    }

    /** Observing the start creates this bean early, so that an unreadable key stops the startup. */
    void start(@Observes ServiceOpening event) {}

    @Produces
    @Singleton
    UserNames names() {
        return names;
    }

    private static byte[] stored(Path folder) {
        Path path = folder.resolve("user-hash-key");
        try {
            if (!Files.exists(path)) {
                create(folder, path);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(path).strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IOException e) {
            throw invalid(path, FileProblem.ofReading(e));
        } catch (IllegalArgumentException e) {
            throw invalid(path, NOT_OURS);
        }
        throw invalid(path, NOT_OURS);
    }

    /** Moves the complete file into place, so that an interrupted start leaves no partial key. */
    private static void create(Path folder, Path path) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        // temporary files are readable by their owner only
        Path written = Files.createTempFile(folder, "user-hash-key", "");
        Files.writeString(written, HexFormat.of().formatHex(key) + "\n");
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("user_hash_key_made", field("file", path.toString()));
    }

    private static ConfigurationException invalid(Path path, String problem) {
        return new ConfigurationException(path + " " + problem + ": put it right,"
                + " delete it to have another made (users then have other pseudonyms), or set textgen.user.hash-key");
    }
}
