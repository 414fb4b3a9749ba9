package org.scribes.textgen.startup;

import java.util.Optional;

/** Where the server writes its log. */
final class LogFiles {
    private LogFiles() {}

    /** The path of the log, or its name where the server does not say its folder. */
    static String messages() {
        return Optional.ofNullable(System.getenv("LOG_DIR"))
                        .or(() -> Optional.ofNullable(System.getProperty("com.ibm.ws.logging.log.directory")))
                        .map(folder -> folder + "/")
                        .orElse("the server's ")
                + "messages.log";
    }
}
