package org.scribes.textgen.backend.local.checkpoint.hub;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
