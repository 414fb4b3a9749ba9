package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.util.Map;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;

/** Reads documents in which the server behind the API describes itself. */
final class ServerDocument {
    /** Ten times the size of the public router's list of models. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final UpstreamTarget target;

    ServerDocument(UpstreamTarget target) {
        this.target = target;
    }

    /**
     * Reads the document at {@code path}, within the time of an attempt.
     *
     * @throws IOException if it does not exist or is too long
     */
    byte[] read(String path) throws IOException {
        HubConfig hub = target.hub();
        StreamingUpstream upstream =
                new StreamingUpstream(new RemoteEndpoint(target), path, hub.idleTimeout(), Map::of);
        Cancellation deadline = new Cancellation(hub.attemptTimeout(), System::nanoTime);
        UpstreamResponse response = upstream.get(deadline);
        try {
            if (!response.answers()) {
                throw new NoDocumentException("the server answers GET " + path + " with status " + response.status());
            }
            byte[] body = response.body().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new NoDocumentException(
                        "the server answers GET " + path + " with more than " + MAX_BYTES + " bytes");
            }
            return body;
        } finally {
            response.close();
        }
    }
}
