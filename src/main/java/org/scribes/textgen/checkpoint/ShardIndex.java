package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The index of sharded weights, {@code model.safetensors.index.json}.
 *
 * @param shardOf the shard of each tensor, a file name in the checkpoint's folder
 */
public record ShardIndex(Map<String, String> shardOf) {
    public static final String FILE = "model.safetensors.index.json";

    /** The largest known index has about 10 MB. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_SHARDS = 4096;

    public ShardIndex {
        shardOf = Map.copyOf(shardOf);
    }

    /**
     * Reads an index.
     *
     * @throws ModelLoadException if the file is missing or malformed, or names a shard outside its folder
     */
    public static ShardIndex read(Path index) {
        JsonNode weightMap = JsonFiles.read(index, MAX_BYTES).path("weight_map");
        require(weightMap.isObject() && !weightMap.isEmpty(), index, "has no weight_map");
        Map<String, String> shardOf = new LinkedHashMap<>();
        weightMap.properties().forEach(entry -> {
            String shard = entry.getValue().asText();
            require(
                    entry.getValue().isTextual(),
                    index,
                    "weight_map names no file for " + FileText.quoted(entry.getKey()));
            require(
                    isPlainName(shard),
                    index,
                    "weight_map names the shard " + FileText.quoted(shard)
                            + "; allowed: a *.safetensors file in the same folder");
            shardOf.put(entry.getKey(), shard);
        });
        ShardIndex result = new ShardIndex(shardOf);
        require(result.shards().size() <= MAX_SHARDS, index, "names more than " + MAX_SHARDS + " shards");
        return result;
    }

    /** The names of the shards, each once. */
    public SortedSet<String> shards() {
        return new TreeSet<>(shardOf.values());
    }

    /** Excludes names that could lead out of the folder. */
    private static boolean isPlainName(String shard) {
        return shard.endsWith(".safetensors")
                && shard.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    private static void require(boolean condition, Path index, String problem) {
        if (!condition) {
            throw new ModelLoadException(index.toString(), problem);
        }
    }
}
