package org.scribes.textgen.config;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The server's own variables, which server.xml and server.env read. They are read here, too, to validate them and to know
 * where the server listens.
 *
 * @param host {@code HTTP_HOST}: the address to listen on, {@code *} for all
 * @param port {@code HTTP_PORT}: -1 if there is none
 * @param tlsPort {@code HTTPS_PORT}: -1 if there is none
 * @param openApi {@code OPENAPI}: whether the API is described
 */
public record ServerConfig(String host, int port, int tlsPort, boolean openApi) {
    /** All variables that the server reads from its environment only. */
    static final List<String> VARIABLES = List.of(
            "HTTP_HOST",
            "HTTP_PORT",
            "HTTPS_PORT",
            "LOG_FORMAT",
            "LOG_LEVELS",
            "METRICS_AUTHENTICATION",
            "OPENAPI",
            "TEXTGEN_DATABASE_URL",
            "TEXTGEN_DATABASE_USER",
            "TEXTGEN_DATABASE_PASSWORD");

    private static final int MAX_PORT = 65_535;
    /** Named as the variables, since the server knows no other names for them. */
    private static final Property<String> HOST = Property.text("HTTP_HOST");

    private static final Property<Integer> PORT = Property.wholeNumber("HTTP_PORT", -1, MAX_PORT);
    private static final Property<Integer> TLS_PORT = Property.wholeNumber("HTTPS_PORT", -1, MAX_PORT);
    private static final Property<LogFormat> LOG_FORMAT = Property.choice("LOG_FORMAT", LogFormat.class);
    private static final Property<String> OPENAPI = Property.text("OPENAPI");
    private static final int DEFAULT_PORT = 9080;
    private static final int DEFAULT_TLS_PORT = 9443;
    static final Section<ServerConfig> SECTION =
            Section.of(ServerConfig.class, ServerConfig::read, HOST, PORT, TLS_PORT, LOG_FORMAT, OPENAPI);

    /**
     * Reads the variables.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static ServerConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static ServerConfig read(PropertyReader reader) {
        // the server's script reads it; reading it here validates it
        reader.read(LOG_FORMAT);
        return new ServerConfig(
                reader.read(HOST).orElse("localhost"),
                reader.read(PORT).orElse(DEFAULT_PORT),
                reader.read(TLS_PORT).orElse(DEFAULT_TLS_PORT),
                !reader.read(OPENAPI).orElse("all").equalsIgnoreCase("none"));
    }

    /** The port without TLS, or that with TLS if it is the only one. */
    public int mainPort() {
        return port > 0 ? port : tlsPort;
    }

    /** The address under which a browser on this machine finds the server. */
    public String url() {
        String name = host.equals("*") || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        String shown = name.contains(":") ? "[" + name + "]" : name;
        return (port > 0 ? "http://" : "https://") + shown + ":" + mainPort();
    }
}
