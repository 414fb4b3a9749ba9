package org.scribes.textgen.checkpoint.download;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The hub to download models from.
 *
 * @param address such as {@code https://huggingface.co}; a mirror may have a path
 * @param token the API token for private and gated models, if any
 */
public record DownloadEndpoint(URI address, Optional<AccessToken> token) {
    /** @throws IllegalArgumentException if {@code address} is not a valid hub address */
    public DownloadEndpoint {
        if (!isHttp(address)
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("must be the address of a hub, such as https://huggingface.co");
        }
        String base = address.toString();
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        address = URI.create(base);
    }

    /** Whether {@code uri} is an HTTP address. */
    static boolean isHttp(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null;
    }

    /** The URL of the repository's file list, with sizes and checksums. */
    URI listing(RepositoryId repository, Revision revision) {
        String quoted = URLEncoder.encode(revision.value(), StandardCharsets.UTF_8);
        return URI.create(address + "/api/models/" + repository + "/revision/" + quoted + "?blobs=true");
    }

    /** The URL of {@code file} at {@code commit}; the hub may redirect. */
    URI content(RepositoryId repository, String commit, String file) {
        return URI.create(page(repository) + "/resolve/" + commit + "/" + file);
    }

    /** The model's web page, where its terms can be accepted. */
    URI page(RepositoryId repository) {
        return URI.create(address + "/" + repository);
    }

    /** Whether {@code uri} has this hub's host, port and scheme. The token may be sent only there. */
    boolean isSameOrigin(URI uri) {
        return address.getScheme().equalsIgnoreCase(uri.getScheme())
                && address.getHost().equalsIgnoreCase(uri.getHost())
                && port(address) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
