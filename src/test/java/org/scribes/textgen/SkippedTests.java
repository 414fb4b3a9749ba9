package org.scribes.textgen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says which tests were skipped and why, also under {@code mvn -q}, which reports nothing of them: a line for each class and
 * reason, when the process of the tests ends. The launcher finds this listener by {@code META-INF/services}, and makes it
 * anew for each class.
 */
public final class SkippedTests implements TestExecutionListener {
    private static final Map<String, Integer> OF_THIS_PROCESS = printedAtItsEnd();

    private final Map<String, Integer> counts;

    public SkippedTests() {
        this(OF_THIS_PROCESS);
    }

    /** @param counts how many tests were skipped, by class and reason; thread-safe */
    SkippedTests(Map<String, Integer> counts) {
        this.counts = counts;
    }

    /** Past {@code System.err}, which Surefire no longer reads when the process ends. */
    private static Map<String, Integer> printedAtItsEnd() {
        Map<String, Integer> counts = new ConcurrentSkipListMap<>();
        PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print(counts, output), "skipped-tests"));
        return counts;
    }

    static void print(Map<String, Integer> counts, PrintStream output) {
        counts.forEach((what, count) -> output.println("SKIPPED " + count + " × " + what));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(test, reason);
    }

    /** A test whose assumption does not hold is aborted. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason is given"));
        }
    }

    private void count(TestIdentifier test, String reason) {
        String what = test.getSource().map(SkippedTests::name).orElseGet(test::getDisplayName);
        String first = reason.lines().findFirst().orElse("");
        counts.merge(what + ": " + first.replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
    }

    private static String name(TestSource source) {
        if (source instanceof MethodSource method) {
            return simple(method.getClassName());
        }
        return source instanceof ClassSource type ? simple(type.getClassName()) : source.toString();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
