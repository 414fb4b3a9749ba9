package org.scribes.textgen.checkpoint.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.scribes.textgen.domain.ModelLoadException;

/** The files that a {@code model.safetensors.index.json} spreads the weights over. */
final class ShardFiles {
    /** The largest real ones have some 10 MB. */
    private static final long MAX_BYTES = 64L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private ShardFiles() {}

    /**
     * The names of the shards, each once, in order.
     *
     * @throws ModelLoadException when {@code index} is not such an index, or names what is not a plain file name
     */
    static List<String> shards(Path index) {
        TreeSet<String> shards = new TreeSet<>();
        for (JsonNode shard : read(index).path("weight_map")) {
            if (!shard.isTextual() || !CheckpointFiles.isShard(shard.textValue())) {
                throw new ModelLoadException(index.toString(), "weight_map must name .safetensors files beside it");
            }
            shards.add(shard.textValue());
        }
        if (shards.isEmpty()) {
            throw new ModelLoadException(index.toString(), "weight_map names no file");
        }
        return List.copyOf(shards);
    }

    private static JsonNode read(Path index) {
        try {
            if (Files.size(index) > MAX_BYTES) {
                throw new ModelLoadException(index.toString(), "is larger than " + MAX_BYTES + " bytes");
            }
            return JSON.readTree(Files.readAllBytes(index));
        } catch (JsonProcessingException e) {
            throw new ModelLoadException(index.toString(), "is not JSON", e);
        } catch (IOException e) {
            throw new ModelLoadException(index.toString(), "cannot be read", e);
        }
    }
}
