package org.scribes.textgen.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.scribes.textgen.config.ServerConfig;
import picocli.CommandLine.Command;

/** Runs the server that is in this jar. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the server. The first start unpacks it; WLP_JAR_EXTRACT_DIR names the folder.")
final class ServeCommand implements Callable<Integer> {
    private final CommandContext context;

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> problems = context.settings().problems();
        if (!problems.isEmpty()) {
            // before anything is unpacked
            throw new CommandFailure(
                    "scribes-textgen did not start.\nWrong configuration:\n - " + String.join("\n - ", problems));
        }
        Finding port = new SettingsChecks(context.settings(), context.environment()).port();
        if (port.level() == Finding.Level.WRONG) {
            throw new CommandFailure("scribes-textgen did not start.\nPort " + port.found() + ": "
                    + port.remedy().orElse(""));
        }
        String properties = systemProperties();
        ServerArchive archive = ServerArchive.ofThisProgram();
        Path home = archive.unpack(context.environment(), Output.standardError(), context.terminal());
        Process server = server(home, properties).start();
        // the server drains; this process waits for it
        Thread stop = new Thread(() -> stop(server), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return server.waitFor();
    }

    /** Those of this JVM's command line, for the server's: what the settings were checked with must apply there. */
    private static String systemProperties() {
        StringJoiner properties = new StringJoiner(" ");
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("-D")) {
                if (!argument.chars().allMatch(ServeCommand::isPlain)) {
                    throw new CommandFailure(
                            "system properties with blanks or marks that the shell reads are not passed"
                                    + " on to the server: set " + argument.split("=", 2)[0].substring(2)
                                    + " in the environment");
                }
                properties.add(argument);
            }
        }
        return properties.toString();
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || "-_./:=,+@%".indexOf(character) >= 0;
    }

    private ProcessBuilder server(Path home, String properties) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>();
        command.add(
                home.resolve("bin").resolve(windows ? "server.bat" : "server").toString());
        command.add("run");
        command.add(ServerArchive.SERVER);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> variables = builder.environment();
        // instances share the unpacked server, and each has its own logs and keys
        Path own = Path.of(
                System.getProperty("user.home"),
                ".scribes-textgen",
                "servers",
                Integer.toString(context.settings().get(ServerConfig.class).mainPort()));
        variables.putIfAbsent("WLP_OUTPUT_DIR", own.toString());
        variables.putIfAbsent("LOG_DIR", own.resolve("logs").toString());
        variables.merge("JVM_ARGS", properties, (given, added) -> given + " " + added);
        variables.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        // the server's working directory is another
        Path envFile = Path.of(".env").toAbsolutePath();
        if (Files.isRegularFile(envFile)) {
            variables.putIfAbsent("TEXTGEN_ENV_FILE", envFile.toString());
        }
        return builder;
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
