package org.scribes.textgen.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file.
 *
 * @param line from 1: that of its key, or its own
 */
record YamlItem(String file, int line, Node node) {
    private static final Set<String> NOTHING = Set.of("", "~", "null");

    static YamlItem of(String file, Node node) {
        return new YamlItem(
                file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), node);
    }

    /** Whether nothing follows the key. */
    boolean isNothing() {
        return node instanceof ScalarNode scalar && scalar.isPlain() && NOTHING.contains(scalar.getValue());
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The text, if this is a single value. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** The items, if this is a list. */
    Optional<List<YamlItem>> list() {
        return node instanceof SequenceNode list
                ? Optional.of(
                        list.getValue().stream().map(item -> of(file, item)).toList())
                : Optional.empty();
    }

    /**
     * The entries of this map in the file's order; none if nothing follows the key. What is no map, and keys that are there
     * twice, are reported.
     *
     * @param shown how messages call the map
     */
    Map<String, YamlItem> map(String shown, PropertyReader reader) {
        Map<String, YamlItem> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                YamlItem key = of(file, tuple.getKeyNode());
                if (key.text().isEmpty()) {
                    reader.refuse(key.origin(shown) + " has a list or a map for a key");
                } else if (entries.putIfAbsent(key.text().get(), new YamlItem(file, key.line(), tuple.getValueNode()))
                        != null) {
                    reader.refuse(key.origin(shown) + " has a key twice");
                }
            }
        } else if (!isNothing()) {
            reader.refuse(origin(shown) + " must be a map of keys and values");
        }
        return entries;
    }

    /** The place of this value, which messages call {@code shown}. */
    Origin origin(String shown) {
        return Origin.ofLine(PropertyReader.plain(shown), file, line);
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return file + ", line " + line;
    }
}
