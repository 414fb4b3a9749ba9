package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.blackbox.ChildProgram.Result;

/** The folder with the libraries for JavaScript, which npm installs there once. */
final class NodeClients {
    static final Pattern NO_REGISTRY =
            Pattern.compile("Could not transfer artifact|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED");

    private static final Path SOURCES = Path.of("src", "test", "clients", "node");
    private static final Path FOLDER = Path.of("target", "clients", "node");
    private static final Pattern OLD_NODE = Pattern.compile("EBADENGINE");

    private static @Nullable Result installed;

    private NodeClients() {}

    /** The folder, with the tests of the libraries beside them. Where npm cannot install them, the caller's test is skipped. */
    static Path folder() throws IOException, InterruptedException {
        Optional<Path> npm = ChildProgram.inPath("npm");
        assumeTrue(npm.isPresent(), "npm is not on the PATH: libraries for JavaScript were not tried");
        Result result = install(npm.orElseThrow());
        assumeFalse(
                result.exitCode() != 0 && NO_REGISTRY.matcher(result.output()).find(),
                () -> "libraries for JavaScript cannot be downloaded, and were not tried\n" + result.output());
        assumeFalse(
                OLD_NODE.matcher(result.output()).find(),
                () -> "Node.js is too old: libraries for JavaScript were not tried\n" + result.output());
        assertThat(result.exitCode()).as(result.output()).isZero();
        return FOLDER;
    }

    private static synchronized Result install(Path npm) throws IOException, InterruptedException {
        Result before = installed;
        if (before != null) {
            return before;
        }
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Result result = ChildProgram.run(
                FOLDER,
                Map.of("npm_config_update_notifier", "false"),
                List.of(
                        npm.toString(),
                        "ci",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--engine-strict",
                        "--prefer-offline"));
        installed = result;
        return result;
    }
}
