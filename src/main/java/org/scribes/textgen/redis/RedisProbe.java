package org.scribes.textgen.redis;

import java.util.Optional;
import org.scribes.textgen.config.RedisConfig;

/** Asks once whether a Redis server answers, for tools. */
public final class RedisProbe {
    private RedisProbe() {}

    /** Why the configured server cannot be used, without its address, which may hold a password; empty if it can. */
    public static Optional<String> failure(RedisConfig config) {
        try (LettuceClient client = new LettuceClient(config.url().orElseThrow(), LettuceClient.CONNECT_LIMIT)) {
            LettuceClient.discard(client.connect());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("it does not answer: " + e.getClass().getSimpleName());
        }
    }
}
