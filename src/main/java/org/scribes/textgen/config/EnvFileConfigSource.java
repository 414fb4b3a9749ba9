package org.scribes.textgen.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.problem.FileProblem;

/**
 * The {@code .env} file as a config source. Its ordinal is below those of system properties (400) and the environment
 * (300), and above that of the application's defaults (100). Names match properties by MicroProfile Config's rules for
 * environment variables. {@code TEXTGEN_ENV_FILE} names the file; by default it is {@code .env} in the working
 * directory or in the nearest parent directory with a {@code pom.xml}.
 *
 * <p>Public, with a constructor without arguments, because {@link java.util.ServiceLoader} creates it.
 */
public final class EnvFileConfigSource implements ConfigSource {
    private static final int ORDINAL = 250;
    private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Za-z0-9_]");

    private final String name;
    private final Map<String, String> values;
    private final List<String> problems;

    /** Reads the file, if it exists. */
    public EnvFileConfigSource() {
        this(EnvFileLocator.of(System.getProperties(), System.getenv(), Path.of("")));
    }

    EnvFileConfigSource(EnvFileLocator locator) {
        String name = ".env file";
        Map<String, String> values = Map.of();
        List<String> problems = List.of();
        try {
            Optional<Path> file = locator.locate();
            name = file.map(Path::toString).orElse(name);
            values = file.map(EnvFileConfigSource::read).orElse(values);
        } catch (ConfigurationException e) {
            problems = e.problems();
        }
        this.name = name;
        this.values = values;
        this.problems = problems;
    }

    private static Map<String, String> read(Path file) {
        try {
            return EnvFileParser.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException(file + " " + FileProblem.ofReading(e));
        }
    }

    /**
     * Why the file cannot be used; empty if it can. Throwing here would break the server's first use of any
     * configuration, so {@link Configuration} reports the problems.
     */
    List<String> problems() {
        return problems;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        String exact = values.get(propertyName);
        if (exact != null) {
            return exact;
        }
        String variable = NOT_IN_VARIABLES.matcher(propertyName).replaceAll("_");
        String sameCase = values.get(variable);
        return sameCase != null ? sameCase : values.get(variable.toUpperCase(Locale.ROOT));
    }
}
