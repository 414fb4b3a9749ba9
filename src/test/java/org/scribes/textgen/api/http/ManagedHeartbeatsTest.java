package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scribes.textgen.observe.TestingLog;

class ManagedHeartbeatsTest {
    /** What a scheduled task throws ends it for good, and the stream would fall silent. */
    @Test
    void beatThatFails_throwsNothingAndIsTold() {
        try (TestingLog log = new TestingLog(ManagedHeartbeats.class)) {
            ManagedHeartbeats.beatOnce(() -> {
                throw new StackOverflowError();
            });

            assertThat(log.lines()).singleElement().asString().startsWith("heartbeat_failed");
        }
    }
}
