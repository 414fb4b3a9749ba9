package org.scribes.textgen.backend.remote;

import org.scribes.textgen.domain.Cancellation;

/** Sends calls to the servers of a target. */
interface Upstream {
    /**
     * Sends a call to {@code server} and waits for the response's headers.
     *
     * @return the response, which the caller closes
     * @throws org.scribes.textgen.backend.TransientFailure if the failure may pass
     * @throws org.scribes.textgen.domain.GenerationException if it is permanent, or the request is cancelled
     */
    UpstreamResponse send(UpstreamCall call, Destination server, Cancellation cancellation);
}
