package org.scribes.textgen.backend.hub;

import java.io.IOException;
import java.util.Map;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Cancellation;

/** Reads the list of models and their prices from the server behind the API. */
final class PriceReader {
    /** Ten times what the public router's list takes. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final HubConfig hub;
    private final HuggingFaceConfig huggingFace;

    PriceReader(HubConfig hub, HuggingFaceConfig huggingFace) {
        this.hub = hub;
        this.huggingFace = huggingFace;
    }

    Map<String, ModelPrices> read() throws IOException {
        StreamingUpstream upstream =
                new StreamingUpstream(new HubEndpoint(hub, huggingFace), "/v1/models", hub.idleTimeout(), Map::of);
        Cancellation deadline = new Cancellation(hub.attemptTimeout(), System::nanoTime);
        UpstreamResponse response = upstream.get(deadline);
        try {
            if (!response.answers()) {
                throw new IOException("no list, but status " + response.status());
            }
            byte[] body = response.body().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new IOException("a list that is too long");
            }
            return PriceList.read(body);
        } finally {
            response.close();
        }
    }
}
