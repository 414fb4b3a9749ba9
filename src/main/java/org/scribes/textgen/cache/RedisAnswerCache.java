package org.scribes.textgen.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.scribes.textgen.config.CacheConfig;
import org.scribes.textgen.redis.RedisConnection;

/** An answer cache in Redis that all instances share. It is empty if Redis is not configured or unavailable. */
@ApplicationScoped
public class RedisAnswerCache {
    private static final String PREFIX = "textgen:answer:";

    private final RedisConnection redis;
    private final Optional<CacheEncryption> encryption;
    private final AnswerCodec codec = new AnswerCodec();

    @Inject
    RedisAnswerCache(CacheConfig config, RedisConnection redis) {
        this.redis = redis;
        this.encryption = config.key().map(CacheEncryption::new);
    }

    /** Whether Redis is configured, available or not. */
    boolean configured() {
        return redis.configured();
    }

    Optional<CachedAnswer> get(String key) {
        if (!configured()) {
            return Optional.empty();
        }
        String name = name(key);
        return redis.get(name).flatMap(bytes -> decrypted(bytes, name)).flatMap(codec::read);
    }

    void put(String key, CachedAnswer answer, Duration timeToLive) {
        String name = name(key);
        byte[] plain = codec.write(answer);
        redis.set(name, encryption.map(aes -> aes.encrypt(plain, name)).orElse(plain), timeToLive);
    }

    private Optional<byte[]> decrypted(byte[] bytes, String name) {
        return encryption.isPresent() ? encryption.get().decrypt(bytes, name) : Optional.of(bytes);
    }

    private String name(String key) {
        return PREFIX + encryption.map(hmac -> hmac.name(key)).orElse(key);
    }
}
