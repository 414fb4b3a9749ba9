package org.scribes.textgen.cli;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.config.TestingConfig;
import picocli.CommandLine.ParameterException;

/** The syntax of the command line, for tests of other packages. */
public final class CommandLineSyntax {
    private CommandLineSyntax() {}

    /** Why {@code arguments} are no command with its options; empty if they are. Nothing is run. */
    public static Optional<String> problem(List<String> arguments) {
        CommandContext context = new CommandContext(
                Map.of(), new SettingsReport(TestingConfig.of()), new ByteArrayInputStream(new byte[0]), false);
        try {
            CommandLineTool.of(context).parseArgs(arguments.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
