package org.scribes.textgen.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who may ask: the properties under {@code textgen.auth}.
 *
 * @param mode {@code textgen.auth}
 * @param allowAnonymous {@code allow-anonymous}: whether anybody may ask over the network while {@code mode} is none
 * @param keyFile {@code key-file}: the file of API keys, if it is not the one of the data folder
 */
public record AuthConfig(AuthMode mode, boolean allowAnonymous, Optional<Path> keyFile) {
    private static final Property<AuthMode> MODE = Property.choice("textgen.auth", AuthMode.class);
    private static final Property<Boolean> ALLOW_ANONYMOUS = Property.flag("textgen.auth.allow-anonymous");
    private static final Property<Path> KEY_FILE = Property.path("textgen.auth.key-file");
    static final List<Property<?>> PROPERTIES = List.of(MODE, ALLOW_ANONYMOUS, KEY_FILE);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static AuthConfig from(Config config) {
        return PropertyReader.readAll(config, AuthConfig::read);
    }

    static AuthConfig read(PropertyReader reader) {
        return new AuthConfig(
                reader.read(MODE).orElse(AuthMode.NONE),
                reader.read(ALLOW_ANONYMOUS).orElse(false),
                reader.read(KEY_FILE));
    }
}
