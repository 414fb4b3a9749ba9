package org.scribes.textgen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
    @Test
    void skippedTests_areCountedByClassAndReason() {
        Map<String, Integer> counts = new ConcurrentSkipListMap<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Samples.class))
                .build();

        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(request, new SkippedTests(counts));
        SkippedTests.print(counts, new PrintStream(output, true, UTF_8));

        assertThat(output.toString(UTF_8).lines())
                .containsExactly(
                        "SKIPPED 2 × SkippedTestsTest$Samples: no such program",
                        "SKIPPED 1 × SkippedTestsTest$Samples: not yet");
    }

    @Test
    void launcher_findsTheListener() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).hasAtLeastOneElementOfType(SkippedTests.class);
    }

    static class Samples {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void needsAProgram(int value) {
            assumeTrue(value == 1, "no such program\nin the PATH");
        }

        @Test
        @Disabled("not yet")
        void later() {}
    }
}
