package org.scribes.textgen.checkpoint.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scribes.textgen.checkpoint.ShardIndex;

/**
 * Selects the files of a repository that make up a checkpoint. Repositories hold the same weights in many formats. Only
 * {@code model.safetensors}, or the shards in {@code model.safetensors.index.json}, are downloaded.
 */
final class CheckpointFiles {
    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = ShardIndex.FILE;

    private static final List<String> REQUIRED = List.of(CONFIG, "tokenizer.json");
    /** Downloaded so that the loader can detect and refuse an adapter. */
    private static final String ADAPTER = "adapter_config.json";

    private static final List<String> OPTIONAL = List.of(
            "generation_config.json",
            "tokenizer_config.json",
            "chat_template.jinja",
            "special_tokens_map.json",
            ADAPTER);
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\\.safetensors");

    private CheckpointFiles() {}

    /** Whether a file of this name can belong to a checkpoint. Such names are plain file names, never paths. */
    static boolean mayBelong(String name) {
        return REQUIRED.contains(name) || OPTIONAL.contains(name) || name.equals(INDEX) || isShard(name);
    }

    static boolean isShard(String name) {
        return SHARD.matcher(name).matches();
    }

    /** The files to download from {@code names}, without the shards, which the index names. */
    static List<String> select(Collection<String> names) {
        String weights = names.contains(WEIGHTS) ? WEIGHTS : INDEX;
        return Stream.of(OPTIONAL, List.of(weights), REQUIRED)
                .flatMap(List::stream)
                .filter(names::contains)
                .toList();
    }

    /** The required files that {@code names} lack. Empty if none are lacking. */
    static List<String> lacking(Collection<String> names) {
        List<String> lacking = new ArrayList<>(REQUIRED);
        lacking.removeAll(names);
        if (!names.contains(WEIGHTS) && !names.contains(INDEX)) {
            lacking.add(WEIGHTS);
        }
        return lacking;
    }

    /**
     * The files that {@code snapshot} lacks.
     *
     * @param listed the known file names of the commit; an optional file is required if it is listed
     */
    static List<String> missing(Path snapshot, Collection<String> listed) {
        Set<String> present = new LinkedHashSet<>();
        Stream.of(REQUIRED, OPTIONAL, List.of(WEIGHTS, INDEX))
                .flatMap(List::stream)
                .filter(name -> Files.isRegularFile(snapshot.resolve(name)))
                .forEach(present::add);
        Set<String> missing = new LinkedHashSet<>(lacking(present));
        missing.addAll(select(listed));
        if (missing.contains(INDEX)) {
            missing.remove(WEIGHTS); // the repository has the weights as shards
        }
        missing.removeAll(present);
        if (present.contains(INDEX) && !present.contains(WEIGHTS)) {
            ShardIndex.read(snapshot.resolve(INDEX)).shards().stream()
                    .filter(shard -> !Files.isRegularFile(snapshot.resolve(shard)))
                    .forEach(missing::add);
        }
        return List.copyOf(missing);
    }
}
