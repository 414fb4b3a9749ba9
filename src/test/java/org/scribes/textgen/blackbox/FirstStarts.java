package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What servers make for themselves at their first start, which takes seconds: the next ones get copies of it, as if they were
 * started anew. Of a server that runs these are its keys, of one that has stopped its work area too, where it keeps what its
 * features and its settings are; what has changed in the settings since then it sees itself.
 */
final class FirstStarts {
    private static final Path KEYS = Path.of("resources", "security");
    private static final Path WORK_AREA = Path.of("workarea");
    /** Of the process that had them: a lock, and what a command shows to be heard. */
    private static final String ITS_OWN = ".s";

    private Optional<Path> started = Optional.empty();
    private Optional<Path> stopped = Optional.empty();

    /** @param output the folder of a server that has started */
    synchronized void started(Path output) {
        started = started.or(() -> Optional.of(output));
    }

    /** @param output the folder of a server that was stopped and is not running any more */
    synchronized void stopped(Path output) {
        stopped = stopped.or(() -> Optional.of(output));
    }

    /** @param output the folder of a server that is about to start for the first time */
    synchronized void giveTo(Path output) throws IOException {
        if (started.isPresent()) {
            copy(started.get().resolve(KEYS), output.resolve(KEYS));
        }
        if (stopped.isPresent()) {
            copy(stopped.get().resolve(WORK_AREA), output.resolve(WORK_AREA));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (!path.getFileName().toString().startsWith(ITS_OWN)) {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
