package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Runs a test program in its own process and reads the numbers that it prints. */
public final class ChildJvm {
    private static final String MARK = "found ";

    private ChildJvm() {}

    /** Runs {@code program} with a folder as its argument. Returns the printed numbers by name. */
    public static ToDoubleFunction<String> run(Class<?> program, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmx128m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(program.getName());
        command.add(folder.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        String text = Files.readString(output);
        assertThat(status).as(text).isZero();
        Map<String, Double> found = text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Double.parseDouble(parts[1])));
        return name -> Objects.requireNonNull(found.get(name), name);
    }

    /** A size in this process's {@code /proc/self/status}, in bytes. */
    public static long status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Prints a number for the parent process. */
    public static void print(String name, double value) {
        byte[] line = (MARK + name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
