package org.scribes.textgen.cli;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.scribes.textgen.config.ProcessConfig;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.problem.FileProblem;

/**
 * What a command runs on; replaced in tests.
 *
 * @param environment the environment variables
 * @param settings the configuration as the service would read it
 * @param input the standard input
 * @param terminal whether a person reads the output
 */
record CommandContext(Map<String, String> environment, SettingsReport settings, InputStream input, boolean terminal) {
    /** This process. */
    static CommandContext here() {
        return new CommandContext(
                System.getenv(),
                ProcessConfig.read(),
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // what it says of newer versions, isTerminal answers
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** The text of {@code file}, or of the standard input if it is {@code -}. */
    String text(String file) {
        try {
            byte[] bytes = file.equals("-") ? input.readAllBytes() : Files.readAllBytes(Path.of(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw new CommandFailure((file.equals("-") ? "the input" : file) + " " + FileProblem.ofReading(e));
        }
    }
}
