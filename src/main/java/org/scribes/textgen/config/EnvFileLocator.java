package org.scribes.textgen.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the {@code .env} file: the configured one, else that of the working directory, else that of the project
 * directory.
 */
final class EnvFileLocator {
    static final String VARIABLE = "TEXTGEN_ENV_FILE";
    static final String PROPERTY = "textgen.env.file";
    private static final String FILE = ".env";

    private final Optional<String> named;
    private final Path workingDirectory;

    private EnvFileLocator(Optional<String> named, Path workingDirectory) {
        this.named = named;
        this.workingDirectory = workingDirectory;
    }

    /**
     * @param properties system properties; {@value #PROPERTY} names the file
     * @param environment {@value #VARIABLE} names the file if the property does not
     */
    static EnvFileLocator of(Map<?, ?> properties, Map<String, String> environment, Path workingDirectory) {
        Optional<String> named = Optional.ofNullable(properties.get(PROPERTY))
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .map(Object::toString)
                .filter(name -> !name.isBlank());
        return new EnvFileLocator(named, workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * The existing file; empty if none is configured and none is found.
     *
     * @throws ConfigurationException if the configured file does not exist
     */
    Optional<Path> locate() {
        if (named.isPresent()) {
            return Optional.of(locate(named.get()));
        }
        return existing(workingDirectory, FILE).or(() -> project().flatMap(folder -> existing(folder, FILE)));
    }

    /** Resolves a relative name in the working directory, which the server chooses, or in the project directory. */
    private Path locate(String name) {
        try {
            return existing(workingDirectory, name)
                    .or(() -> project().flatMap(folder -> existing(folder, name)))
                    .orElseThrow(() -> new ConfigurationException(problem(workingDirectory.resolve(name))));
        } catch (InvalidPathException e) {
            throw new ConfigurationException(VARIABLE + " is not a path of this file system");
        }
    }

    private static String problem(Path file) {
        return VARIABLE + " names " + file + ", which "
                + (Files.isDirectory(file) ? "is a folder: give the file in it" : "does not exist");
    }

    /** The nearest parent directory with a pom.xml: Maven's plugin starts the server deep under {@code target}. */
    private Optional<Path> project() {
        for (Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("pom.xml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> existing(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }
}
