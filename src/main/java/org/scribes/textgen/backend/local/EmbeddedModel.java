package org.scribes.textgen.backend.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.problem.FileProblem;

/** The demonstration model inside the service. Its files are copied to a folder so that they can be memory-mapped. */
public final class EmbeddedModel {
    static final String NAME = "scribes-tiny";
    private static final List<String> FILES = List.of(
            "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors");

    private EmbeddedModel() {}

    /** Copies the model into {@code parent} unless it is already there. Returns the model's folder. */
    public static synchronized Path install(Path parent) {
        Path folder = parent.resolve("models").resolve(NAME);
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                install(file, folder.resolve(file));
            }
            return folder;
        } catch (IOException e) {
            throw new ModelLoadException(folder.toString(), FileProblem.ofWriting(e), e);
        }
    }

    private static void install(String file, Path target) throws IOException {
        byte[] content = resource(file);
        if (Files.exists(target) && Arrays.equals(content, Files.readAllBytes(target))) {
            return;
        }
        Path partial = target.resolveSibling(file + ".incomplete");
        Files.write(partial, content);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = EmbeddedModel.class.getResourceAsStream("/models/" + NAME + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no resource for " + file);
            }
            return in.readAllBytes();
        }
    }
}
