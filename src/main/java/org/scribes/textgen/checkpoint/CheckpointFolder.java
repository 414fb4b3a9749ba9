package org.scribes.textgen.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scribes.textgen.domain.LowerCase;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.problem.FileProblem;

/** Tells what {@code hf.model.path} names instead of a checkpoint's folder, and what to do with that. */
public final class CheckpointFolder {
    static final String IS_NEEDED =
            "HF_MODEL_PATH must name a checkpoint's folder: config.json, tokenizer.json and *.safetensors";
    private static final String SAFETENSORS = ".safetensors";
    private static final String GGUF = ".gguf";
    private static final String CONVERT = " convert them, with transformers: model ="
            + " AutoModelForCausalLM.from_pretrained(\"%s\"); model.save_pretrained(\"NEW FOLDER\"), likewise"
            + " AutoTokenizer; then give the new folder";

    private CheckpointFolder() {}

    /**
     * Requires {@code path} to be a folder with a checkpoint. Of the files only the names are checked.
     *
     * @throws ModelLoadException if it is not
     */
    public static void require(Path path) {
        if (Files.isRegularFile(path)) {
            throw file(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            requireCheckpoint(path, entries.sorted().toList());
        } catch (IOException e) {
            throw new ModelLoadException(path.toString(), FileProblem.ofReading(e) + "; " + IS_NEEDED, e);
        }
    }

    /** {@code failure} with the whole path of a file in {@code folder}. */
    public static ModelLoadException in(Path folder, ModelLoadException failure) {
        Path whole = folder.toAbsolutePath().normalize();
        return failure.withPath(file -> whole.resolve(file).toString());
    }

    private static ModelLoadException file(Path path) {
        String name = lowerName(path);
        if (name.endsWith(GGUF)) {
            return gguf(path);
        }
        Path folder = path.toAbsolutePath().normalize().resolveSibling("");
        return name.endsWith(SAFETENSORS) || name.endsWith(".json")
                ? new ModelLoadException(path.toString(), "is a file; give its folder: HF_MODEL_PATH=" + folder)
                : new ModelLoadException(path.toString(), "is a file, not a folder; " + IS_NEEDED);
    }

    private static ModelLoadException gguf(Path file) {
        return new ModelLoadException(
                file.toString(),
                "is a GGUF file, which llama.cpp's server runs, not this engine. Remove HF_MODEL_PATH, and start both:\n"
                        + "  llama-server -m " + file + " --port 8080\n"
                        + "  TEXTGEN_HUB_URL=http://localhost:8080 mvn liberty:run");
    }

    private static void requireCheckpoint(Path folder, List<Path> entries) {
        if (entries.isEmpty()) {
            throw new ModelLoadException(folder.toString(), "is an empty folder; " + IS_NEEDED);
        }
        requireNoCache(folder, entries);
        if (find(entries, name -> name.endsWith(SAFETENSORS)).isPresent()
                || find(entries, name -> name.equals("adapter_config.json")).isPresent()) {
            requireConfig(folder, entries);
            return;
        }
        Optional<Path> gguf = find(entries, name -> name.endsWith(GGUF));
        if (gguf.isPresent()) {
            throw gguf(gguf.get());
        }
        Optional<Path> onnx = find(entries, name -> name.endsWith(".onnx") || name.equals("onnx"));
        if (onnx.isPresent()) {
            throw new ModelLoadException(
                    folder.toString(),
                    "holds an ONNX model; this service reads safetensors: give the folder of the model that it was"
                            + " exported from");
        }
        Optional<Path> other = find(entries, CheckpointFolder::holdsOtherWeights);
        if (other.isPresent()) {
            throw new ModelLoadException(
                    folder.toString(),
                    "has its weights in " + other.get().getFileName() + "; this service reads safetensors:"
                            + CONVERT.formatted(folder));
        }
        requireConfig(folder, entries);
    }

    /** An adapter is refused where its config is read. */
    private static void requireConfig(Path folder, List<Path> entries) {
        if (Stream.of(ModelConfig.FILE, "adapter_config.json").anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return;
        }
        Optional<Path> below = entries.stream()
                .filter(entry -> Files.exists(entry.resolve(ModelConfig.FILE)))
                .findFirst();
        throw new ModelLoadException(
                folder.toString(),
                below.map(found -> "holds no config.json, but " + found.getFileName() + " in it does: HF_MODEL_PATH="
                                + found.toAbsolutePath().normalize())
                        .orElse("holds no config.json; " + IS_NEEDED));
    }

    /** Refuses a folder of Hugging Face's cache above the snapshot. */
    private static void requireNoCache(Path folder, List<Path> entries) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Optional<String> repository = repository(name);
        if (repository.isPresent()) {
            throw new ModelLoadException(
                    folder.toString(),
                    "is a model's folder in Hugging Face's cache, whose files are in snapshots: remove HF_MODEL_PATH and"
                            + " set HF_GENERATION_MODEL=" + repository.get() + snapshot(folder));
        }
        Optional<String> inside = entries.stream()
                .flatMap(entry -> repository(entry.getFileName()).stream())
                .findFirst();
        if (inside.isPresent()) {
            throw new ModelLoadException(
                    folder.toString(),
                    "is Hugging Face's cache: set HF_HUB_CACHE to it, and HF_GENERATION_MODEL to a model in it, such as "
                            + inside.get() + ", in place of HF_MODEL_PATH");
        }
    }

    private static String snapshot(Path folder) {
        try (Stream<Path> snapshots = Files.list(folder.resolve("snapshots"))) {
            return snapshots
                    .filter(Files::isDirectory)
                    .sorted()
                    .findFirst()
                    .map(found -> ", or HF_MODEL_PATH=" + found.toAbsolutePath().normalize())
                    .orElse("");
        } catch (IOException e) {
            return ""; // a hint less
        }
    }

    /** {@code owner/name} of the folder {@code models--owner--name}. */
    private static Optional<String> repository(Path name) {
        String text = String.valueOf(name);
        return text.startsWith("models--") && text.length() > "models--".length()
                ? Optional.of(text.substring("models--".length()).replace("--", "/"))
                : Optional.empty();
    }

    private static boolean holdsOtherWeights(String name) {
        return (name.startsWith("pytorch_model") && name.endsWith(".bin"))
                || name.endsWith(".pt")
                || name.endsWith(".pth")
                || name.endsWith(".ckpt")
                || name.endsWith(".ggml")
                || name.endsWith(".h5")
                || name.endsWith(".msgpack");
    }

    private static Optional<Path> find(List<Path> entries, Predicate<String> name) {
        return entries.stream().filter(entry -> name.test(lowerName(entry))).findFirst();
    }

    private static String lowerName(Path path) {
        return LowerCase.of(String.valueOf(path.getFileName()));
    }
}
