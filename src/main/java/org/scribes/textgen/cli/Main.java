package org.scribes.textgen.cli;

import org.scribes.textgen.observe.EventLog;

/** The main class of the runnable jar. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code args} name, or the server if they name none, and ends with the command's exit code. */
    public static void main(String[] args) {
        // what a command has to say, it says itself
        EventLog.off();
        System.exit(CommandLineTool.of(CommandContext.here()).execute(args));
    }
}
