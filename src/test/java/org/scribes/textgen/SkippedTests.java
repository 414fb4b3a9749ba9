package org.scribes.textgen;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says which tests were skipped and why, also under {@code mvn -q}, which reports nothing of them: a line for each class and
 * reason, once the class has ended. The launcher finds this listener by {@code META-INF/services}.
 */
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final PrintStream output;

    public SkippedTests() {
        this(System.err);
    }

    SkippedTests(PrintStream output) {
        this.output = output;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        count(test, reason);
    }

    /** A test whose assumption does not hold is aborted. */
    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason is given"));
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        counts.forEach((what, count) -> output.println("SKIPPED " + count + " × " + what));
        counts.clear();
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
