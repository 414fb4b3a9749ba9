package org.scribes.textgen.config;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Pseudonyms of users: the properties under {@code textgen.user}.
 *
 * @param hashKey {@code hash-key}: the key that pseudonyms are derived with; absent: the data directory holds a
 *     generated key
 */
public record UserConfig(Optional<Secret> hashKey) {
    private static final Property<Secret> HASH_KEY = Property.longSecret("textgen.user.hash-key");
    static final Section<UserConfig> SECTION = Section.of(UserConfig.class, UserConfig::read, HASH_KEY);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static UserConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static UserConfig read(PropertyReader reader) {
        RedisConfig redis = reader.read(RedisConfig.SECTION);
        if (redis.url().isPresent() && !reader.given(HASH_KEY)) {
            reader.refuse(HASH_KEY.name() + " is missing: with textgen.redis.url it must be given, the same for all"
                    + " instances, or each would know users by other pseudonyms; allowed is " + HASH_KEY.allowed());
        }
        return new UserConfig(reader.read(HASH_KEY));
    }
}
