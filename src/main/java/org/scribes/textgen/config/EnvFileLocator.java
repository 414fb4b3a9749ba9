package org.scribes.textgen.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the {@code .env} file: the one that is named, else the one of the working directory, else the project's. */
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
     * Looks as these say.
     *
     * @param properties the system's; {@value #PROPERTY} names the file
     * @param environment {@value #VARIABLE} names the file when the property does not
     */
    static EnvFileLocator of(Map<?, ?> properties, Map<String, String> environment, Path workingDirectory) {
        Optional<String> named = Optional.ofNullable(properties.get(PROPERTY))
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .map(Object::toString)
                .filter(name -> !name.isBlank());
        return new EnvFileLocator(named, workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * The file to read, which is there; nothing when none is named and none found.
     *
     * @throws ConfigurationException when the file that is named is not there
     */
    Optional<Path> locate() {
        if (named.isPresent()) {
            return Optional.of(locate(named.get()));
        }
        return existing(workingDirectory, FILE).or(() -> project().flatMap(folder -> existing(folder, FILE)));
    }

    /** A relative name is looked for in the working directory, which the server chooses, and in the project's folder. */
    private Path locate(String name) {
        try {
            return existing(workingDirectory, name)
                    .or(() -> project().flatMap(folder -> existing(folder, name)))
                    .orElseThrow(() -> new ConfigurationException(
                            VARIABLE + " names " + workingDirectory.resolve(name) + ", which is not a file"));
        } catch (InvalidPathException e) {
            throw new ConfigurationException(VARIABLE + " is not a path of this file system");
        }
    }

    /** The nearest folder upwards that Maven builds: its plugin starts the server deep under {@code target}. */
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
