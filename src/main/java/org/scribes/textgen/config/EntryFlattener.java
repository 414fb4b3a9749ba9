package org.scribes.textgen.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes properties of one target or model of a YAML file. */
final class EntryFlattener {
    private static final String HEADERS = "headers";
    private static final String CHOICES = "targets";
    private static final List<String> LISTS = List.of("urls", "api-keys", CHOICES);

    private final CatalogueKeys keys;
    private final String entry;
    private final PropertyReader reader;
    private final Sink sink;

    /** @param entry the name of the target or model */
    EntryFlattener(CatalogueKeys keys, String entry, PropertyReader reader, Sink sink) {
        this.keys = keys;
        this.entry = entry;
        this.reader = reader;
        this.sink = sink;
    }

    /** Takes the properties. */
    @FunctionalInterface
    interface Sink {
        void put(String property, String text, Origin origin);
    }

    void flatten(YamlItem item) {
        item.map(keys.shown() + entry, reader).forEach(this::flatten);
    }

    private void flatten(String key, YamlItem item) {
        boolean section = keys.keys().stream().anyMatch(known -> known.startsWith(key + "."));
        if (section) {
            item.map(shown(key), reader).forEach((child, value) -> flatten(key + "." + child, value));
        } else if (!keys.keys().contains(key)) {
            refuseKey(key, item);
        } else if (!item.isNothing()) {
            text(key, item)
                    .ifPresent(text -> sink.put(keys.prefix() + entry + "." + key, text, item.origin(shown(key))));
        }
    }

    private Optional<String> text(String key, YamlItem item) {
        if (item.isMap() && key.equals(HEADERS)) {
            return Optional.of(item.map(shown(key), reader).entrySet().stream()
                    .map(header -> header.getKey() + ": " + single(key, header.getValue()))
                    .collect(Collectors.joining(",")));
        }
        if (item.list().isPresent() && LISTS.contains(key)) {
            return Optional.of(item.list().get().stream()
                    .map(part -> key.equals(CHOICES) && part.isMap() ? choice(key, part) : single(key, part))
                    .collect(Collectors.joining(",")));
        }
        if (item.text().isEmpty()) {
            refuse(key, item, " must be one value");
        }
        return item.text();
    }

    /** {@code {target: vllm, weight: 10}} as {@code vllm:10}. */
    private String choice(String key, YamlItem item) {
        Map<String, YamlItem> map = item.map(shown(key), reader);
        if (!map.containsKey("target") || !List.of("target", "weight").containsAll(map.keySet())) {
            refuse(key, item, " must have names of targets, or maps of target and weight");
            return "";
        }
        String target = single(key, map.get("target"));
        return map.containsKey("weight") ? target + ":" + single(key, map.get("weight")) : target;
    }

    private String single(String key, YamlItem item) {
        String text = item.text().orElse("");
        if (item.text().isEmpty() || text.contains(",")) {
            refuse(key, item, " must have single values in it, without commas");
        }
        return text;
    }

    /** The key itself is shown only if it is near to a known one: after a slip of the pen it may be a secret. */
    private void refuseKey(String key, YamlItem item) {
        Optional<String> nearest = keys.nearest(key);
        if (nearest.isPresent()) {
            refuse(key, item, " is not a key; do you mean " + nearest.get() + "?");
        } else {
            reader.refuse(item.origin(keys.shown() + entry) + " has a key that is not known; allowed are "
                    + String.join(", ", keys.keys().stream().sorted().toList()));
        }
    }

    private void refuse(String key, YamlItem item, String problem) {
        reader.refuse(item.origin(shown(key)) + problem);
    }

    private String shown(String key) {
        return keys.shown() + entry + "." + key;
    }
}
