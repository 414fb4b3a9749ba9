package org.scribes.textgen.backend.remote;

import java.net.URI;
import java.util.Optional;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.Secret;

/**
 * Where a call goes.
 *
 * @param server the server's address, with or without a trailing {@code /v1}
 * @param key the key that is sent
 */
record Destination(URI server, Optional<Secret> key) {
    /** The address of {@code path}, as {@link HubConfig#address}. */
    URI address(String path) {
        return HubConfig.address(server, path);
    }
}
