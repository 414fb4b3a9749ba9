package org.scribes.textgen.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scribes.textgen.problem.FileProblem;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The catalogue's file as properties: the key {@code url} of the target {@code vllm} is {@code textgen.targets.vllm.url}.
 * Lists become text with commas.
 */
final class CatalogueFile {
    private static final int MAX_BYTES = 1_000_000;
    private static final String TARGETS = "targets";
    private static final String MODELS = "models";
    private static final String DEFAULT_MODEL = "default-model";

    private final String name;
    private final PropertyReader reader;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, Origin> targets = new LinkedHashMap<>();
    private final Map<String, Origin> models = new LinkedHashMap<>();

    private CatalogueFile(String name, PropertyReader reader) {
        this.name = name;
        this.reader = reader;
    }

    /**
     * Reads {@code path}; reports to {@code reader} what is wrong, without the value of any key. Empty if nothing in it can be
     * read.
     */
    static Optional<CatalogueFile> read(Path path, PropertyReader reader) {
        CatalogueFile file = new CatalogueFile(path.toString(), reader);
        try {
            Optional<Node> root = CatalogueYaml.parse(file.name, text(path));
            root.ifPresentOrElse(file::readRoot, () -> reader.refuse(file.name + " is empty"));
            return root.map(node -> file);
        } catch (IOException e) {
            reader.refuse("textgen.catalogue is " + path + ", which " + FileProblem.ofReading(e));
        } catch (ConfigurationException e) {
            e.problems().forEach(reader::refuse);
        }
        return Optional.empty();
    }

    private static String text(Path path) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new ConfigurationException(path + " has more than " + MAX_BYTES + " bytes");
        }
        String text = Files.readString(path);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The texts of properties. */
    Map<String, String> values() {
        return values;
    }

    /** The key and the line that {@code property} has here. */
    Optional<Origin> origin(String property) {
        return Optional.ofNullable(origins.get(property));
    }

    /** The names of targets with their lines, in the file's order. */
    Map<String, Origin> targets() {
        return targets;
    }

    /** The names of models with their lines, in the file's order. */
    Map<String, Origin> models() {
        return models;
    }

    private void readRoot(Node root) {
        YamlItem.of(name, root).map("the file", reader).forEach((key, item) -> {
            switch (key) {
                case TARGETS -> readEntries(item, TARGETS, CatalogueKeys.TARGETS, targets);
                case MODELS -> readEntries(item, MODELS, CatalogueKeys.MODELS, models);
                case DEFAULT_MODEL -> {
                    Origin origin = item.origin(DEFAULT_MODEL);
                    item.text()
                            .ifPresentOrElse(
                                    text -> put(Catalogue.DEFAULT_MODEL.name(), text, origin),
                                    () -> reader.refuse(origin + " must be the name of a model"));
                }
                default ->
                    reader.refuse(item.origin("the file") + " has a key that is not known; allowed are " + TARGETS
                            + ", " + MODELS + ", " + DEFAULT_MODEL);
            }
        });
    }

    private void readEntries(YamlItem section, String shown, CatalogueKeys keys, Map<String, Origin> names) {
        section.map(shown, reader).forEach((entry, item) -> {
            names.put(entry, item.origin(keys.shown() + entry));
            new EntryFlattener(keys, entry, reader, this::put).flatten(item);
        });
    }

    private void put(String property, String text, Origin origin) {
        values.put(property, text);
        origins.put(property, origin);
    }
}
