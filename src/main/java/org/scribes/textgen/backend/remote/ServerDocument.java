package org.scribes.textgen.backend.remote;

import static org.scribes.textgen.observe.EventLog.failure;
import static org.scribes.textgen.observe.EventLog.field;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.observe.EventLog;

/** Reads documents in which the servers of a target describe themselves. */
final class ServerDocument {
    /** Ten times the size of the public router's list of models. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final EventLog LOG = EventLog.of(ServerDocument.class);

    private final UpstreamTarget target;

    ServerDocument(UpstreamTarget target) {
        this.target = target;
    }

    /**
     * Reads the document at {@code path} of the first server that answers, each within the time of an attempt.
     *
     * @throws IOException if it does not exist or is too long
     */
    byte[] read(String path) throws IOException {
        RemoteEndpoint endpoint = new RemoteEndpoint(target);
        List<Destination> servers = endpoint.servers();
        for (Destination server : servers.subList(0, servers.size() - 1)) {
            try {
                return read(endpoint, server, path);
            } catch (IOException | TransientFailure | GenerationException failed) {
                LOG.info("upstream_document_unread", field("target", target.name()), failure(failed));
            }
        }
        return read(endpoint, servers.get(servers.size() - 1), path);
    }

    private byte[] read(RemoteEndpoint endpoint, Destination server, String path) throws IOException {
        HubConfig hub = target.hub();
        StreamingUpstream upstream = new StreamingUpstream(endpoint, path, hub.idleTimeout(), Map::of);
        Cancellation deadline = new Cancellation(hub.attemptTimeout(), System::nanoTime);
        UpstreamResponse response = upstream.get(server, deadline);
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
