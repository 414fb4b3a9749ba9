package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * {@code model.safetensors.index.json}: which shard holds which tensor.
 *
 * @param shardOf each tensor's shard, by the name that the checkpoint's folder has for it
 */
record ShardIndex(Map<String, String> shardOf) {
    static final String FILE = "model.safetensors.index.json";
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_SHARDS = 4096;

    ShardIndex {
        shardOf = Map.copyOf(shardOf);
        shardOf.values().forEach(ShardIndex::requirePlainName);
    }

    static ShardIndex read(Path folder) {
        JsonNode weightMap = JsonFiles.read(folder, FILE, MAX_BYTES).path("weight_map");
        if (!weightMap.isObject() || weightMap.isEmpty()) {
            throw new ModelLoadException(FILE, "has no weight_map");
        }
        Map<String, String> shardOf = new LinkedHashMap<>();
        weightMap.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new ModelLoadException(FILE, "weight_map gives " + FileText.quoted(entry.getKey()) + " no file");
            }
            shardOf.put(entry.getKey(), entry.getValue().textValue());
        });
        return new ShardIndex(shardOf);
    }

    SortedSet<String> shards() {
        SortedSet<String> shards = new TreeSet<>(shardOf.values());
        if (shards.size() > MAX_SHARDS) {
            throw new ModelLoadException(FILE, "names more than " + MAX_SHARDS + " shards");
        }
        return shards;
    }

    /** A shard lies in the folder itself: a name that could lead elsewhere is an attack or a mistake. */
    private static void requirePlainName(String shard) {
        boolean plain = shard.endsWith(".safetensors")
                && shard.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
        if (!plain) {
            throw new ModelLoadException(
                    FILE,
                    "names the shard " + FileText.quoted(shard) + "; a *.safetensors file of the folder is allowed");
        }
    }
}
