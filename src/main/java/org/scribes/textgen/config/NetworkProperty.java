package org.scribes.textgen.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.scribes.textgen.domain.LowerCase;

/** Properties of network addresses and headers. */
final class NetworkProperty {
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Headers that the service or the HTTP client sets. */
    private static final List<String> OWN_HEADERS = List.of(
            "authorization",
            "host",
            "content-type",
            "content-length",
            "accept",
            "accept-encoding",
            "connection",
            "expect",
            "upgrade",
            "transfer-encoding");

    private static final int MAX_PORT = 65_535;

    private NetworkProperty() {}

    /** Request headers, whose values may be secrets. */
    static Property<Map<String, Secret>> headers(String name) {
        Property.Parser<Map<String, Secret>> parser = text -> {
            Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            Property.list(text).forEach(entry -> {
                int colon = entry.indexOf(':');
                Property.require(colon > 0
                        && HEADER_NAME.matcher(entry.substring(0, colon)).matches());
                Property.require(!OWN_HEADERS.contains(LowerCase.of(entry.substring(0, colon))));
                String value = entry.substring(colon + 1).strip();
                Property.require(
                        !value.isEmpty() && value.chars().allMatch(character -> character >= ' ' && character < 0x7f));
                Property.require(headers.put(entry.substring(0, colon), new Secret(value)) == null);
            });
            return headers;
        };
        return new Property<>(
                name,
                "headers such as X-Team: pastoral, separated by commas, each once; not "
                        + String.join(", ", OWN_HEADERS) + "; the key sets authorization",
                parser,
                true);
    }

    /** The address of a Bible reader, an absolute http or https URL. */
    static Property<String> readerAddress(String name) {
        return new Property<>(
                name, "an http or https address, such as https://bible.example.org/" + DoorConfig.REFERENCE, text -> {
                    requireWebAddress(text.replace(DoorConfig.REFERENCE, ""));
                    return text;
                });
    }

    /** Origins of web pages (RFC 6454), or {@code *} alone. */
    static Property<List<String>> origins(String name) {
        return new Property<>(name, "origins such as https://chat.example.org, separated by commas, or *", text -> {
            List<String> origins = Property.list(text).map(LowerCase::of).toList();
            if (!origins.equals(List.of("*"))) {
                origins.forEach(origin -> {
                    requireWebAddress(origin);
                    Property.require(origin.indexOf('/', origin.indexOf("://") + 3) < 0);
                });
            }
            return origins;
        });
    }

    private static void requireWebAddress(String text) {
        URI address = URI.create(text);
        String scheme = address.getScheme();
        Property.require(("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && address.getHost() != null
                && address.getRawUserInfo() == null);
    }

    /** A host and port. */
    static Property<InetSocketAddress> hostAndPort(String name) {
        return new Property<>(name, "host:port, or http://host:port", text -> {
            URI address = URI.create(text.contains("://") ? text : "http://" + text);
            Property.require("http".equalsIgnoreCase(address.getScheme()) && address.getRawUserInfo() == null);
            Property.require(address.getHost() != null && address.getPort() > 0 && address.getPort() <= MAX_PORT);
            Property.require(
                    address.getRawPath().isEmpty() || address.getRawPath().equals("/"));
            return InetSocketAddress.createUnresolved(address.getHost(), address.getPort());
        });
    }

    /** The address of a Redis server, which may contain a password. */
    static Property<Secret> redis(String name) {
        return new Property<>(
                name,
                "redis://[user:password@]host[:port][/database], or rediss:// for TLS",
                text -> {
                    URI address = URI.create(Property.visible(text));
                    Property.require("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()));
                    Property.require(address.getHost() != null);
                    Property.require(address.getRawPath().isEmpty()
                            || address.getRawPath().matches("/\\d{0,3}"));
                    Property.require(address.getRawQuery() == null && address.getRawFragment() == null);
                    return new Secret(text);
                },
                true);
    }

    /** Addresses of HTTP servers, each once. */
    static Property<List<URI>> addresses(String name) {
        Property<URI> one = address(name);
        return new Property<>(
                name, "http or https addresses such as http://localhost:8080, separated by commas, each once", text -> {
                    List<URI> addresses =
                            Property.list(text).map(one.parser()::parse).toList();
                    Property.require(!addresses.isEmpty()
                            && addresses.stream().distinct().count() == addresses.size());
                    return addresses;
                });
    }

    /** The address of an HTTP server. */
    static Property<URI> address(String name) {
        return new Property<>(
                name,
                "an http or https address such as http://localhost:8080, without user, query and fragment",
                text -> {
                    URI address = URI.create(text);
                    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
                    Property.require(scheme.equals("http") || scheme.equals("https"));
                    Property.require(address.getHost() != null && address.getRawUserInfo() == null);
                    Property.require(address.getRawQuery() == null && address.getRawFragment() == null);
                    return address;
                });
    }
}
