package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Configurations with a catalogue, of a file or of properties alone. */
public final class TestingCatalogue {
    private TestingCatalogue() {}

    /** The catalogue of properties. */
    public static Catalogue of(String... namesAndValues) {
        return new CatalogueSource(TestingConfig.of(namesAndValues)).read();
    }

    /** A configuration whose catalogue is {@code folder/catalogue.yaml} with the text {@code yaml}. */
    static Config config(Path folder, String yaml, Map<String, String> environment) {
        Path file = folder.resolve("catalogue.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(
                Map.of("TEXTGEN_CATALOGUE", file.toString(), "HF_API_KEY", "hf_key", "SECOND", "of-a-variable"));
        all.putAll(environment);
        return TestingConfig.ofSources(new EnvConfigSource(all, 300));
    }

    /** The problems of that catalogue, with {@code FOLDER} for the folder. */
    static List<String> problems(Path folder, String yaml) {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> new CatalogueSource(config(folder, yaml, Map.of())).read());
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.replace(folder.toString(), "FOLDER"))
                        .toList();
    }
}
