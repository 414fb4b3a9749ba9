package org.scribes.textgen.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.scribes.textgen.config.SettingsReport;
import org.scribes.textgen.config.TestingConfig;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands of the command line in this process, and keeps what they print. */
final class TestingCommand {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String[] settings;
    private String input = "";
    private int exitCode;

    /** @param settings names and values of properties */
    TestingCommand(String... settings) {
        this.settings = settings.clone();
    }

    /** What the command reads from the standard input. */
    TestingCommand reading(String text) {
        input = text;
        return this;
    }

    TestingCommand run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandContext context = new CommandContext(
                Map.of(),
                new SettingsReport(TestingConfig.of(settings)),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false);
        CommandLine line = CommandLineTool.of(context);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        exitCode = line.execute(arguments);
        return this;
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
