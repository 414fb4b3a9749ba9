package org.scribes.textgen.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.redis.RedisConnection;

/** Answers that all instances remember together, in Redis; none where there is no Redis, or while it is away. */
@ApplicationScoped
public class RedisAnswerCache {
    private static final String PREFIX = "textgen:answer:";

    private final RedisConnection redis;
    private final Optional<CacheEncryption> seal;
    private final AnswerCodec codec = new AnswerCodec();

    @Inject
    RedisAnswerCache(CacheConfig config, RedisConnection redis) {
        this.redis = redis;
        this.seal = config.key().map(CacheEncryption::new);
    }

    /** Whether there is a Redis, be it there now or not. */
    boolean configured() {
        return redis.configured();
    }

    Optional<CachedAnswer> get(String key) {
        if (!configured()) {
            return Optional.empty();
        }
        String name = name(key);
        return redis.get(name).flatMap(bytes -> opened(bytes, name)).flatMap(codec::read);
    }

    void put(String key, CachedAnswer answer, Duration age) {
        String name = name(key);
        byte[] plain = codec.write(answer);
        redis.set(name, seal.map(closing -> closing.close(plain, name)).orElse(plain), age);
    }

    private Optional<byte[]> opened(byte[] bytes, String name) {
        return seal.isPresent() ? seal.get().open(bytes, name) : Optional.of(bytes);
    }

    private String name(String key) {
        return PREFIX + seal.map(naming -> naming.name(key)).orElse(key);
    }
}
