package org.scribes.textgen.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.config.CatalogueModel.Defaults;
import org.scribes.textgen.config.CatalogueModel.Shadow;
import org.scribes.textgen.domain.GroundingPolicy;

/** Reads one model of the catalogue. */
final class ModelReader {
    private static final int MOST_WEIGHT = 1_000_000;

    private final PropertyReader reader;
    private final String name;
    private final Origin origin;
    private final Set<String> known;

    /**
     * @param origin where the model's name is
     * @param known the names of all targets
     */
    ModelReader(PropertyReader reader, String name, Origin origin, Set<String> known) {
        this.reader = reader;
        this.name = name;
        this.origin = origin;
        this.known = known;
    }

    CatalogueModel read() {
        return new CatalogueModel(name, targets(), defaults(), shadow());
    }

    private List<Choice> targets() {
        Property<List<Choice>> targets = choices(property("targets"));
        if (!reader.given(targets)) {
            reader.refuse(origin + " has no targets; known are " + String.join(", ", known));
        }
        List<Choice> choices = reader.read(targets).orElse(List.of());
        Set<String> seen = new HashSet<>();
        for (Choice choice : choices) {
            if (!known.contains(choice.target())) {
                reader.refuse(targets, unknown(choice.target()));
            } else if (!seen.add(choice.target())) {
                reader.refuse(targets, choice.target() + " is in it twice");
            }
        }
        List<Integer> weights = choices.stream()
                .flatMap(choice -> choice.weight().stream().boxed())
                .toList();
        if (!weights.isEmpty() && weights.stream().allMatch(weight -> weight == 0)) {
            reader.refuse(targets, "all weights are 0");
        }
        return choices;
    }

    private static Property<List<Choice>> choices(String property) {
        return new Property<>(
                property,
                "names of targets, separated by commas, with weights such as router:90, vllm:10 or without",
                text -> {
                    List<Choice> choices =
                            Property.list(text).map(ModelReader::choice).toList();
                    Property.require(!choices.isEmpty());
                    return choices;
                });
    }

    private static Choice choice(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Choice(Property.visible(text), OptionalInt.empty());
        }
        int weight = Integer.parseInt(text.substring(colon + 1).strip());
        Property.require(colon > 0 && weight >= 0 && weight <= MOST_WEIGHT);
        return new Choice(Property.visible(text.substring(0, colon).strip()), OptionalInt.of(weight));
    }

    private Defaults defaults() {
        return new Defaults(
                reader.readDouble(Property.number(property("defaults.temperature"), 0, 2)),
                reader.readDouble(Property.positive(property("defaults.top-p"), 1)),
                reader.readInt(Property.wholeNumber(property("defaults.top-k"), 0, Integer.MAX_VALUE)),
                reader.readDouble(Property.positive(property("defaults.repetition-penalty"), 2)),
                reader.readInt(Property.wholeNumber(
                        property("defaults.max-new-tokens"), 1, AssistantConfig.MOST_OUTPUT_TOKENS)),
                reader.read(new Property<>(property("defaults.system"), "text", text -> text)),
                reader.read(Property.choice(property("defaults.grounding"), GroundingPolicy.class)));
    }

    private Optional<Shadow> shadow() {
        Property<String> target = Property.text(property("shadow.target"));
        Property<Double> share = Property.positive(property("shadow.share"), 1);
        if (reader.given(target) != reader.given(share)) {
            reader.refuse(origin + " has one of shadow.target and shadow.share: give both");
        }
        Optional<String> shadow = reader.read(target);
        shadow.filter(given -> !known.contains(given)).ifPresent(given -> reader.refuse(target, unknown(given)));
        return shadow.flatMap(given -> reader.read(share).map(part -> new Shadow(given, part)));
    }

    private String unknown(String target) {
        return PropertyReader.plain(target) + " is not a target; known are " + String.join(", ", known);
    }

    private String property(String key) {
        return CatalogueKeys.MODELS.prefix() + name + "." + key;
    }
}
