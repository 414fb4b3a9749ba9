package org.scribes.textgen.backend.remote;

import org.scribes.textgen.domain.Cancellation;

/** A way to the server. */
interface Upstream {
    /**
     * Sends the call and waits for the headers of the response.
     *
     * @return the response, to be closed
     * @throws org.scribes.textgen.backend.TransientFailure when there is none
     * @throws org.scribes.textgen.domain.GenerationException when there cannot be one, or it is not wanted any more
     */
    UpstreamResponse send(UpstreamCall call, Cancellation cancellation);
}
