package org.scribes.textgen.checkpoint.download;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The hub that models are downloaded from.
 *
 * @param address such as {@code https://huggingface.co}; a mirror may have a path
 * @param token the key to private and gated models, if there is one
 */
public record DownloadEndpoint(URI address, Optional<AccessToken> token) {
    /** @throws IllegalArgumentException when {@code address} is not that of a hub */
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

    /** Whether {@code uri} can be asked over HTTP at all. */
    static boolean isHttp(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null;
    }

    /** Where the repository's list of files is, with their sizes and checksums. */
    URI listing(RepositoryId repository, Revision revision) {
        String quoted = URLEncoder.encode(revision.value(), StandardCharsets.UTF_8);
        return URI.create(address + "/api/models/" + repository + "/revision/" + quoted + "?blobs=true");
    }

    /** Where the content of {@code file} is as it was at {@code commit}; the hub may redirect from there. */
    URI content(RepositoryId repository, String commit, String file) {
        return URI.create(page(repository) + "/resolve/" + commit + "/" + file);
    }

    /** The page where a person reads of the model and accepts its terms. */
    URI page(RepositoryId repository) {
        return URI.create(address + "/" + repository);
    }

    /** Whether {@code uri} is on this hub, and not on another host, port or scheme: only then may the token go there. */
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
