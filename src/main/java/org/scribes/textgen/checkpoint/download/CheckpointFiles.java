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

/**
 * Which files of a repository make a checkpoint that this service reads. Repositories hold the same weights in many
 * formats; nothing but the first of these forms is ever fetched: {@code model.safetensors}, or the shards that
 * {@code model.safetensors.index.json} names.
 */
final class CheckpointFiles {
    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    private static final List<String> REQUIRED = List.of(CONFIG, "tokenizer.json");
    /** Not used, but fetched: whoever reads the checkpoint must see that an adapter changes it. */
    private static final String ADAPTER = "adapter_config.json";

    private static final List<String> OPTIONAL = List.of(
            "generation_config.json",
            "tokenizer_config.json",
            "chat_template.jinja",
            "special_tokens_map.json",
            ADAPTER);
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\\.safetensors");

    private CheckpointFiles() {}

    /** Whether a file of this name can belong to a checkpoint. Such a name is a plain file name, never a path. */
    static boolean mayBelong(String name) {
        return REQUIRED.contains(name) || OPTIONAL.contains(name) || name.equals(INDEX) || isShard(name);
    }

    static boolean isShard(String name) {
        return SHARD.matcher(name).matches();
    }

    /** The files to have out of {@code names}, without the shards: those the index tells. */
    static List<String> select(Collection<String> names) {
        String weights = names.contains(WEIGHTS) ? WEIGHTS : INDEX;
        return Stream.of(OPTIONAL, List.of(weights), REQUIRED)
                .flatMap(List::stream)
                .filter(names::contains)
                .toList();
    }

    /** What {@code names} lack to be a checkpoint, in words for a person. Empty when they lack nothing. */
    static List<String> lacking(Collection<String> names) {
        List<String> lacking = new ArrayList<>(REQUIRED);
        lacking.removeAll(names);
        if (!names.contains(WEIGHTS) && !names.contains(INDEX)) {
            lacking.add(WEIGHTS);
        }
        return lacking;
    }

    /**
     * The files that {@code snapshot} lacks to be complete.
     *
     * @param listed the names of the files of its commit, as far as they are known: a file that may be absent must be
     *     there when the repository has it
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
            missing.remove(WEIGHTS); // the repository has these weights as shards
        }
        missing.removeAll(present);
        if (present.contains(INDEX) && !present.contains(WEIGHTS)) {
            ShardFiles.shards(snapshot.resolve(INDEX)).stream()
                    .filter(shard -> !Files.isRegularFile(snapshot.resolve(shard)))
                    .forEach(missing::add);
        }
        return List.copyOf(missing);
    }
}
