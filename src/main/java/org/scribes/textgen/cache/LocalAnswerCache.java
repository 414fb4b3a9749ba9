package org.scribes.textgen.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** An in-process answer cache of limited size. The least frequently used entries are evicted first. */
final class LocalAnswerCache {
    private final Cache<String, CachedAnswer> answers;
    private final InstantSource clock;

    LocalAnswerCache(long maxBytes, InstantSource clock) {
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, CachedAnswer answer) -> answer.bytes())
                .expireAfter(Expiry.creating((String key, CachedAnswer answer) -> timeToLive(answer)))
                .ticker(() -> clock.instant().toEpochMilli() * 1_000_000)
                .build();
    }

    Optional<CachedAnswer> get(String key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    void put(String key, CachedAnswer answer) {
        answers.put(key, answer);
    }

    /** The number of cached answers. */
    long count() {
        answers.cleanUp();
        return answers.estimatedSize();
    }

    private Duration timeToLive(CachedAnswer answer) {
        Duration left = Duration.between(clock.instant(), answer.expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
