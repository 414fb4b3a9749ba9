package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.util.Map;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Cancellation;

/** Reads what the server behind the API tells of itself. */
final class ServerDocument {
    /** Ten times what the public router's list of models takes. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final HubConfig hub;
    private final HuggingFaceConfig huggingFace;

    ServerDocument(HubConfig hub, HuggingFaceConfig huggingFace) {
        this.hub = hub;
        this.huggingFace = huggingFace;
    }

    /**
     * The document at {@code path}. Waits as long as an attempt at an answer may take.
     *
     * @throws IOException when there is none, or it is too long
     */
    byte[] read(String path) throws IOException {
        StreamingUpstream upstream =
                new StreamingUpstream(new RemoteEndpoint(hub, huggingFace), path, hub.idleTimeout(), Map::of);
        Cancellation deadline = new Cancellation(hub.attemptTimeout(), System::nanoTime);
        UpstreamResponse response = upstream.get(deadline);
        try {
            if (!response.answers()) {
                throw new IOException("no document, but status " + response.status());
            }
            byte[] body = response.body().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new IOException("a document that is too long");
            }
            return body;
        } finally {
            response.close();
        }
    }
}
