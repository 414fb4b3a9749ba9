package org.scribes.textgen.observe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a person sees who starts the server by hand. Programs read the log. */
public final class Terminal {
    /** What Liberty writes to the console; server.env sets it by {@code LOG_FORMAT}. */
    private static final String CONSOLE_FORMAT = "WLP_LOGGING_CONSOLE_FORMAT";

    private final boolean text;
    private final PrintStream out;

    private Terminal(boolean text, PrintStream out) {
        this.text = text;
        this.out = out;
    }

    /** The console of this process. */
    public static Terminal console() {
        return of(System.getenv(), standardOutput());
    }

    static Terminal of(Map<String, String> environment, PrintStream out) {
        return new Terminal(!"json".equalsIgnoreCase(environment.getOrDefault(CONSOLE_FORMAT, "json")), out);
    }

    /** Whether a person reads the console. */
    public boolean isText() {
        return text;
    }

    /** Writes a line for a person. Does nothing where the console is JSON, which has the log's events. */
    public void say(String line) {
        if (text) {
            out.println(line);
        }
    }

    /** Writes the last words of a process, whatever the console's format. */
    public static void lastWords(String message) {
        try (FileOutputStream standardError = new FileOutputStream(FileDescriptor.err)) {
            standardError.write((message + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // nobody reads any more; the log has the message
        }
    }

    /** Past the server, which would put the line into its log, too. */
    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
