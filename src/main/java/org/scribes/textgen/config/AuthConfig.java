package org.scribes.textgen.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Authentication: the properties under {@code textgen.auth}.
 *
 * @param mode {@code textgen.auth}
 * @param allowAnonymous {@code allow-anonymous}: whether callers on the network need no credentials while {@code mode}
 *     is none
 * @param keyFile {@code key-file}: the file of API keys; by default in the data directory
 * @param openModelInfo {@code open-model-info}: whether model information needs no credentials
 * @param loopback whether the server listens on a loopback address only
 * @param allowedHosts {@code allowed-hosts}: names accepted in {@code Host} while {@code mode} is none, beside
 *     addresses and the server's own name; {@code *} for any
 */
public record AuthConfig(
        AuthMode mode,
        boolean allowAnonymous,
        Optional<Path> keyFile,
        boolean openModelInfo,
        boolean loopback,
        Set<String> allowedHosts) {
    private static final Property<AuthMode> MODE = Property.choice("textgen.auth", AuthMode.class);
    private static final Property<Boolean> ALLOW_ANONYMOUS = Property.flag("textgen.auth.allow-anonymous");
    private static final Property<Path> KEY_FILE = Property.path("textgen.auth.key-file");
    private static final Property<Boolean> OPEN_MODEL_INFO = Property.flag("textgen.auth.open-model-info");
    private static final Property<List<String>> ALLOWED_HOSTS = new Property<>(
            "textgen.auth.allowed-hosts",
            "host names without ports, separated by commas, or *",
            text -> Property.list(text)
                    .map(Property::visible)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList());
    static final Section<AuthConfig> SECTION = Section.of(
            AuthConfig.class, AuthConfig::read, MODE, ALLOW_ANONYMOUS, KEY_FILE, OPEN_MODEL_INFO, ALLOWED_HOSTS);

    /** Properties that MicroProfile JWT requires; the server reads them. */
    private static final Property<String> ISSUER = Property.text("mp.jwt.verify.issuer");

    private static final Property<String> PUBLIC_KEY = Property.text("mp.jwt.verify.publickey");
    private static final Property<String> PUBLIC_KEY_LOCATION = Property.text("mp.jwt.verify.publickey.location");

    /** Accepts any host name. */
    private static final String ANY_HOST = "*";

    /** The port in {@code Host}. */
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}]");
    private static final Pattern LOCALHOST = Pattern.compile("([a-z0-9-]{1,63}\\.){0,3}localhost");
    private static final String LOOPBACK = "(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?";

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static AuthConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static AuthConfig read(PropertyReader reader) {
        AuthMode mode = reader.read(MODE).orElse(AuthMode.NONE);
        if (mode == AuthMode.JWT
                && !(reader.given(ISSUER) && (reader.given(PUBLIC_KEY) || reader.given(PUBLIC_KEY_LOCATION)))) {
            reader.refuse(
                    MODE,
                    "it needs " + ISSUER.name() + ", and " + PUBLIC_KEY.name() + " or " + PUBLIC_KEY_LOCATION.name());
        }
        String host = reader.read(ServerConfig.SECTION).host();
        return new AuthConfig(
                mode,
                reader.read(ALLOW_ANONYMOUS).orElse(false),
                reader.read(KEY_FILE),
                reader.read(OPEN_MODEL_INFO).orElse(false),
                host.matches(LOOPBACK),
                allowedHosts(reader.read(ALLOWED_HOSTS).orElse(List.of()), host));
    }

    private static Set<String> allowedHosts(List<String> named, String host) {
        Set<String> names = new TreeSet<>(named);
        if (!host.equals(ANY_HOST)) {
            names.add(host.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /**
     * Whether {@code Host} is accepted. Without credentials it must be a known name: a web page may resolve its own
     * name to this machine and read the responses (DNS rebinding). An address is always accepted, since it cannot be
     * rebound.
     *
     * @param host the value of the header {@code Host}
     */
    public boolean knows(String host) {
        if (mode != AuthMode.NONE || allowedHosts.contains(ANY_HOST)) {
            return true;
        }
        String name = PORT.matcher(host.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return allowedHosts.contains(name)
                || LOCALHOST.matcher(name).matches()
                || ADDRESS.matcher(name).matches();
    }

    /**
     * Why all requests are refused, if so: the server is reachable from the network and needs no credentials, but
     * anonymous access is not allowed.
     */
    public Optional<String> closed() {
        return mode == AuthMode.NONE && !loopback && !allowAnonymous
                ? Optional.of("HTTP_HOST is not a loopback address and " + MODE.name()
                        + " is none: set it to api-key or" + " jwt, or " + ALLOW_ANONYMOUS.name() + " to true")
                : Optional.empty();
    }
}
