package org.scribes.textgen.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.config.PropertyValue.Lookup;

/** Reads the catalogue from its file and the properties below {@code textgen.targets} and {@code textgen.models}. */
final class CatalogueReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,100}");
    /** A property that has the place of a model's name. */
    private static final String ALLOWED = "allowed";

    private final PropertyReader base;
    private final PropertyReader reader;
    private final CatalogueSettings settings;

    private CatalogueReader(PropertyReader base, CatalogueSettings settings) {
        this.base = base;
        this.reader = base.with(settings.lookup());
        this.settings = settings;
    }

    static Catalogue read(PropertyReader reader) {
        return CatalogueSettings.read(reader)
                .filter(settings -> isCatalogue(settings, reader))
                .map(settings -> new CatalogueReader(reader, settings).read())
                .orElseGet(() -> LegacyCatalogue.read(reader));
    }

    private static boolean isCatalogue(CatalogueSettings settings, PropertyReader reader) {
        return reader.given(Catalogue.FILE)
                || reader.given(Catalogue.DEFAULT_MODEL)
                || !settings.targets().isEmpty()
                || !settings.models().isEmpty();
    }

    private Catalogue read() {
        settings.targets().forEach((name, origin) -> requireName(name, origin, "target"));
        settings.models().forEach((name, origin) -> requireName(name, origin, "model"));
        List<CatalogueTarget> targets = targets();
        List<CatalogueModel> models = models();
        warnOfUnused(models);
        warnOfNoEffect();
        return new Catalogue(targets, models);
    }

    private void requireName(String name, Origin origin, String kind) {
        if (!NAME.matcher(name).matches()) {
            base.refuse(origin + " has a name that no " + kind
                    + " may have: allowed are 1 to 100 letters, digits, '.', '_', '-' and '/'");
        }
    }

    private List<CatalogueTarget> targets() {
        List<CatalogueTarget> targets = new ArrayList<>();
        settings.targets().forEach((name, origin) -> {
            if (!name.equals(ExtractiveTarget.NAME)) {
                new TargetReader(base, reader, name, origin).read().ifPresent(targets::add);
            } else if (CatalogueKeys.TARGETS.keys().stream().anyMatch(key -> isSet(name, key))) {
                base.refuse(origin + " has keys, but it is always there and has none; give the target another name");
            }
        });
        targets.add(new ExtractiveTarget());
        return targets;
    }

    private boolean isSet(String target, String key) {
        return settings.lookup()
                .find(CatalogueKeys.TARGETS.prefix() + target + "." + key)
                .isPresent();
    }

    private List<CatalogueModel> models() {
        Set<String> known = new TreeSet<>(settings.targets().keySet());
        known.add(ExtractiveTarget.NAME);
        List<CatalogueModel> models = new ArrayList<>();
        settings.models().forEach((name, origin) -> {
            if (name.equals(ALLOWED)) {
                base.refuse(
                        origin + " has the name of a property, textgen.models.allowed: give the model another name");
            } else {
                models.add(new ModelReader(reader, name, origin, known).read());
            }
        });
        if (settings.models().isEmpty()) {
            base.refuse(
                    "the catalogue has no models: textgen.models.NAME.targets, or models in its file, must say which"
                            + " targets answer");
        }
        return defaultFirst(models);
    }

    private List<CatalogueModel> defaultFirst(List<CatalogueModel> models) {
        Optional<String> first = reader.read(Catalogue.DEFAULT_MODEL);
        if (first.isPresent() && !settings.models().containsKey(first.get())) {
            reader.refuse(
                    Catalogue.DEFAULT_MODEL,
                    "that is not a model; known are "
                            + String.join(", ", settings.models().keySet()));
        }
        return models.stream()
                .sorted(Comparator.comparing(model -> !first.equals(Optional.of(model.name()))))
                .toList();
    }

    private void warnOfUnused(List<CatalogueModel> models) {
        Set<String> used = models.stream()
                .flatMap(model -> Stream.concat(
                        model.targets().stream().map(CatalogueModel.Choice::target),
                        model.shadow().stream().map(CatalogueModel.Shadow::target)))
                .collect(Collectors.toSet());
        settings.targets().forEach((name, origin) -> {
            if (!used.contains(name)) {
                base.warn(origin + " is a target of no model");
            }
        });
    }

    /** Properties of the one server and the one checkpoint, which targets take the place of. */
    private void warnOfNoEffect() {
        Lookup lookup = base.lookup();
        CatalogueKeys.WITHOUT_EFFECT.stream()
                .flatMap(property -> lookup.find(property).stream())
                .filter(value -> value.text().filter(text -> !text.isEmpty()).isPresent())
                .forEach(value ->
                        base.warn(value.origin() + " has no effect beside a catalogue: targets have keys for it"));
    }
}
