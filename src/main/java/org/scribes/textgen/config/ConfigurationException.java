package org.scribes.textgen.config;

import java.util.List;
import org.scribes.textgen.domain.MessageForPeople;

/**
 * Thrown for a configuration that the service cannot start with. The message names every problem and contains no
 * secret.
 */
public final class ConfigurationException extends RuntimeException implements MessageForPeople {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Several problems.
     *
     * @param problems at least one; each names its property or file and the allowed values
     */
    public ConfigurationException(List<String> problems) {
        super(
                problems.size() == 1
                        ? "Wrong configuration: " + problems.get(0)
                        : "Wrong configuration, " + problems.size() + " problems:\n - "
                                + String.join("\n - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, one sentence each. */
    List<String> problems() {
        return problems;
    }

    /** One problem. */
    public ConfigurationException(String problem) {
        this(List.of(problem));
    }
}
