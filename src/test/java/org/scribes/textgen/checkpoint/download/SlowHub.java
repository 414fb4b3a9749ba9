package org.scribes.textgen.checkpoint.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A hub with the embedded model as {@link #MODEL}, whose weights arrive slowly. For tests of other packages. */
public final class SlowHub implements AutoCloseable {
    public static final String MODEL = "owner/name";

    private static final Path CHECKPOINT = Path.of("src", "main", "resources", "models", "scribes-tiny");
    private static final String WEIGHTS = "model.safetensors";

    private final TestingHub hub = new TestingHub();

    /** @param download how long the weights take */
    public SlowHub(Duration download) throws IOException {
        for (String name :
                List.of("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")) {
            hub.small(name, Files.readString(CHECKPOINT.resolve(name)));
        }
        hub.large(WEIGHTS, Files.readAllBytes(CHECKPOINT.resolve(WEIGHTS))).next(WEIGHTS, Answers.slowly(download));
    }

    public URI address() {
        return hub.address();
    }

    @Override
    public void close() {
        hub.close();
    }
}
