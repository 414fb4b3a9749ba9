package org.scribes.textgen.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The weights in a checkpoint folder: {@code model.safetensors}, or the shards in {@code model.safetensors.index.json}.
 * Opening reads headers only. Tensors are memory-mapped on request and never copied to the heap. Thread-safe.
 */
public final class Weights implements AutoCloseable {
    private static final String SINGLE = "model.safetensors";
    private static final String OTHER_FORMATS =
            "{*.gguf,*.ggml,pytorch_model*.bin,*.pt,*.pth,*.ckpt,tf_model*.h5,flax_model*.msgpack}";
    private static final long PIECE_BYTES = 1L << 30;

    private final List<SafetensorsFile> files;
    private final Map<String, SafetensorsFile> fileOf;

    private Weights(List<SafetensorsFile> files, Map<String, SafetensorsFile> fileOf) {
        this.files = List.copyOf(files);
        this.fileOf = Collections.unmodifiableMap(fileOf);
    }

    /**
     * Opens the weights in {@code folder}.
     *
     * @throws ModelLoadException if no weights are found, or a header or the index is invalid
     */
    public static Weights open(Path folder) {
        if (Files.exists(folder.resolve(SINGLE))) {
            return join(folder, List.of(SINGLE));
        }
        if (!Files.exists(folder.resolve(ShardIndex.FILE))) {
            throw none(folder);
        }
        ShardIndex index = ShardIndex.read(folder.resolve(ShardIndex.FILE));
        Weights weights = join(folder, index.shards());
        try {
            index.shardOf().forEach(weights::requireIn);
            return weights;
        } catch (ModelLoadException e) {
            weights.close();
            throw e;
        }
    }

    private static Weights join(Path folder, Iterable<String> names) {
        List<SafetensorsFile> files = new ArrayList<>();
        try {
            Map<String, SafetensorsFile> fileOf = new LinkedHashMap<>();
            for (String name : names) {
                SafetensorsFile file = SafetensorsFile.open(folder.resolve(name));
                files.add(file);
                for (String tensor : file.tensors().keySet()) {
                    @Nullable SafetensorsFile other = fileOf.put(tensor, file);
                    if (other != null) {
                        throw new ModelLoadException(
                                name,
                                "holds tensor " + FileText.quoted(tensor) + ", which is in " + other.name() + " too");
                    }
                }
            }
            return new Weights(files, fileOf);
        } catch (RuntimeException | Error e) {
            files.forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private void requireIn(String tensor, String shard) {
        @Nullable SafetensorsFile file = fileOf.get(tensor);
        if (file == null || !file.name().equals(shard)) {
            throw new ModelLoadException(
                    ShardIndex.FILE,
                    "places tensor " + FileText.quoted(tensor) + " in " + shard + ", which does not contain it");
        }
    }

    private static ModelLoadException none(Path folder) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, OTHER_FORMATS)) {
            for (Path other : others) {
                return new ModelLoadException(
                        SINGLE,
                        "does not exist; " + other.getFileName() + " is there, but this service reads safetensors");
            }
        } catch (IOException e) {
            return JsonFiles.unreadable(SINGLE, e);
        }
        return new ModelLoadException(SINGLE, "does not exist, and neither does " + ShardIndex.FILE);
    }

    /** The names of all tensors. */
    public Set<String> names() {
        return fileOf.keySet();
    }

    /**
     * A tensor's type and location.
     *
     * @throws ModelLoadException if there is no such tensor
     */
    public TensorInfo info(String name) {
        return file(name).tensor(name);
    }

    /**
     * The name of the file that holds a tensor.
     *
     * @throws ModelLoadException if there is no such tensor
     */
    public String fileOf(String name) {
        return file(name).name();
    }

    /**
     * The bytes of a tensor, row by row: direct, read-only, little-endian mapped buffers of 1 GiB each, except for the
     * last. Empty for a tensor without elements. The buffers stay valid after {@link #close} until they are garbage
     * collected. The file must not be truncated while they are in use.
     *
     * @throws ModelLoadException if there is no such tensor or its dtype is not F32, F16 or BF16
     */
    public List<ByteBuffer> bytes(String name) {
        TensorInfo tensor = floats(name);
        return file(name).map(tensor.begin(), tensor.end(), PIECE_BYTES);
    }

    /**
     * The bytes of some rows of a matrix, as in {@link #bytes}.
     *
     * @param from the first row
     * @param to the row after the last
     * @throws ModelLoadException as {@link #bytes} does
     */
    public List<ByteBuffer> rows(String name, long from, long to) {
        TensorInfo tensor = floats(name);
        long row = tensor.byteLength() / tensor.shape().get(0);
        return file(name).map(tensor.begin() + from * row, tensor.begin() + to * row, PIECE_BYTES);
    }

    private TensorInfo floats(String name) {
        TensorInfo tensor = info(name);
        if (!tensor.dtype().isFloat()) {
            throw new ModelLoadException(
                    fileOf(name),
                    "tensor " + FileText.quoted(name) + " is " + tensor.dtype() + "; F32, F16 and BF16 can be used");
        }
        return tensor;
    }

    private SafetensorsFile file(String name) {
        @Nullable SafetensorsFile file = fileOf.get(name);
        if (file == null) {
            String where = files.size() == 1 ? files.get(0).name() : ShardIndex.FILE;
            throw new ModelLoadException(where, "has no tensor " + FileText.quoted(name));
        }
        return file;
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }
}
