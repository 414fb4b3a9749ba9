package org.scribes.textgen.config;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How strict a start is.
 *
 * @param unknownNames {@code textgen.config.unknown}: what happens about a name that looks like one of ours
 */
public record StartConfig(UnknownNames unknownNames) {
    private static final Property<UnknownNames> UNKNOWN = Property.choice("textgen.config.unknown", UnknownNames.class);
    static final Section<StartConfig> SECTION = Section.of(StartConfig.class, StartConfig::read, UNKNOWN);
    static final String FAILURE_PROPERTY = "textgen.start.failure";
    private static final String FAILURE_VARIABLE = "TEXTGEN_START_FAILURE";
    private static final String STAY = "stay";

    static StartConfig read(PropertyReader reader) {
        return new StartConfig(reader.read(UNKNOWN).orElse(UnknownNames.ERROR));
    }

    /**
     * Whether a failed start ends the process: {@code textgen.start.failure} is {@code exit} or {@code stay}. By default
     * only a process with a debugger stays, such as that of {@code liberty:dev}, which reloads the application when a file
     * changes. Read from the system properties and the environment alone, since the rest of the configuration may be what
     * is wrong.
     */
    public static boolean failureEndsProcess() {
        return failureEndsProcess(
                System.getProperties(),
                System.getenv(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean failureEndsProcess(
            Map<?, ?> properties, Map<String, String> environment, List<String> jvmArguments) {
        boolean debugged = jvmArguments.stream().anyMatch(argument -> argument.startsWith("-agentlib:jdwp"));
        return Optional.ofNullable(properties.get(FAILURE_PROPERTY))
                .or(() -> Optional.ofNullable(environment.get(FAILURE_VARIABLE)))
                .map(value -> !STAY.equalsIgnoreCase(value.toString().strip()))
                .orElse(!debugged);
    }
}
