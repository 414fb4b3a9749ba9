package org.scribes.textgen.backend.remote.pool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The servers behind the configured addresses. A name with several addresses, such as that of a headless service of
 * Kubernetes, is several servers. Only names of {@code http} addresses are looked up: a certificate is for a name.
 */
public final class ServerAddresses {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final List<URI> urls;

    /** @param urls as configured */
    public ServerAddresses(List<URI> urls) {
        this.urls = List.copyOf(urls);
    }

    /** Looks up a name. */
    @FunctionalInterface
    public interface Lookup {
        /** The addresses of {@code host}, in the form of a URI's host; empty if they are not known now. */
        List<String> addresses(String host);
    }

    /** The servers as configured, without a look-up. */
    public List<ServerAddress> configured() {
        return urls.stream()
                .map(url -> new ServerAddress(label(url), url))
                .distinct()
                .toList();
    }

    /** Whether any address can be looked up. */
    public boolean canChange() {
        return urls.stream().anyMatch(ServerAddresses::isLookedUp);
    }

    /**
     * The servers now. Those of a name whose addresses are not known stay.
     *
     * @param before the servers so far
     */
    public List<ServerAddress> now(List<ServerAddress> before, Lookup lookup) {
        Set<ServerAddress> servers = new LinkedHashSet<>();
        for (URI url : urls) {
            ServerAddress named = new ServerAddress(label(url), url);
            List<String> found = isLookedUp(url) ? lookup.addresses(url.getHost()) : List.of(url.getHost());
            if (found.size() > 1) {
                found.stream()
                        .sorted()
                        .map(host -> new ServerAddress(named.label(), at(url, host)))
                        .forEach(servers::add);
            } else if (found.size() == 1) {
                servers.add(named);
            } else {
                servers.addAll(known(named, before));
            }
        }
        return List.copyOf(servers);
    }

    private static List<ServerAddress> known(ServerAddress named, List<ServerAddress> before) {
        List<ServerAddress> known = new ArrayList<>(before);
        known.removeIf(server -> !server.label().equals(named.label())
                || !server.base().getPath().equals(named.base().getPath()));
        return known.isEmpty() ? List.of(named) : known;
    }

    private static boolean isLookedUp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    /** {@code host:port}. */
    public static String label(URI url) {
        int usual = isLookedUp(url) ? HTTP_PORT : HTTPS_PORT;
        return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
    }

    private static URI at(URI url, String host) {
        try {
            return new URI(url.getScheme(), null, host, url.getPort(), url.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(host + " is not a host", e);
        }
    }
}
