package org.scribes.textgen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ModelLoadException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line: one command with subcommands. Without one it serves. */
@Command(
        name = "scribes-textgen",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineTool.Version.class,
        description = "Answers questions from passages, and proves what it quotes.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command it serves, as @|bold serve|@ does.",
            "Settings come from the environment and from a file .env in this folder: @|bold config explain|@ lists them.",
            "Exit codes: 0 success; 1 a check found something, or the command failed; 2 wrong usage, and for verify",
            "and references whatever kept them from checking."
        },
        subcommands = {
            ServeCommand.class,
            AskCommand.class,
            VerifyCommand.class,
            ReferencesCommand.class,
            KeysCommand.class,
            ModelsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
final class CommandLineTool implements Callable<Integer> {
    private final ServeCommand serve;

    private CommandLineTool(CommandContext context) {
        this.serve = new ServeCommand(context);
    }

    static CommandLine of(CommandContext context) {
        CommandLine line = new CommandLine(new CommandLineTool(context), new CommandFactory(context));
        line.setExecutionExceptionHandler((failure, command, result) -> {
            PrintWriter err = command.getErr();
            err.println(command.getColorScheme().errorText(words(failure)));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    /** What is expected to fail says what to do; anything else is a defect, and whoever reports it needs its class. */
    private static String words(Exception failure) {
        boolean expected = failure instanceof ConfigurationException
                || failure instanceof GenerationException
                || failure instanceof ModelLoadException
                || failure instanceof CommandFailure
                || failure instanceof IllegalArgumentException;
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return Output.problem(unchecked.getCause());
        }
        if (failure instanceof IOException io) {
            return Output.problem(io);
        }
        return expected ? String.valueOf(failure.getMessage()) : "a defect of this program: " + failure;
    }

    /** Without a command. */
    @Override
    public Integer call() throws Exception {
        return serve.call();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineTool.class.getPackage().getImplementationVersion();
            return new String[] {"scribes-textgen " + (version == null ? "(not packaged)" : version)};
        }
    }
}
