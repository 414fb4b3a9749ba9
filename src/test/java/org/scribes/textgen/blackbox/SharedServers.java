package org.scribes.textgen.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scribes.textgen.guard.TestingKeys;

/** The servers that several classes here use, beside the {@link DefaultServer}. Those classes run one after the other. */
final class SharedServers {
    /** The key that {@link #KEYED} knows, and whose it is. */
    static final String KEY_LINE = TestingKeys.line("first", "assistant");

    /** A page of another host whose programs may ask {@link #KEYED}. */
    static final String ELSEWHERE = "https://chat.example.org";

    /** The keys of {@link #KEYED}, which a test may change and must put back. */
    static final Path KEY_FILE = keyFile();

    /** Asks for keys, and quotes passages. */
    static final SharedServer KEYED = new SharedServer(
            "keys",
            () -> Map.of(
                    "TEXTGEN_AUTH",
                    "api-key",
                    "TEXTGEN_AUTH_KEY_FILE",
                    KEY_FILE.toString(),
                    "TEXTGEN_BACKENDS",
                    "extractive",
                    "TEXTGEN_API_CORS_ORIGINS",
                    ELSEWHERE,
                    "OPENAPI",
                    "all"));

    /** Its model is not to be had. */
    static final SharedServer WITHOUT_MODEL =
            new SharedServer("no-model", () -> Map.of("HF_GENERATION_MODEL", "nobody/nothing"));

    private SharedServers() {}

    private static Path keyFile() {
        try {
            Path file = Files.createTempFile("api-keys", "");
            file.toFile().deleteOnExit();
            return Files.write(file, List.of(KEY_LINE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
