package org.scribes.textgen.config;

import java.util.List;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.Mode;

/** The catalogue of a configuration without one: the backends of {@code textgen.backends}, named by their kinds. */
final class LegacyCatalogue {
    private LegacyCatalogue() {}

    static Catalogue read(PropertyReader reader) {
        List<CatalogueTarget> targets = reader.read(BackendsConfig.SECTION).order().stream()
                .map(mode -> target(mode, reader))
                .toList();
        return new Catalogue(targets, List.of());
    }

    private static CatalogueTarget target(Mode mode, PropertyReader reader) {
        return switch (mode) {
            case API ->
                UpstreamTarget.of(
                        EnumNames.of(mode),
                        reader.read(HubConfig.SECTION),
                        reader.read(HuggingFaceConfig.SECTION),
                        reader.read(AssistantConfig.SECTION));
            case LOCAL ->
                new LocalTarget(
                        EnumNames.of(mode),
                        reader.read(HuggingFaceConfig.SECTION),
                        reader.read(AssistantConfig.SECTION),
                        reader.read(LocalConfig.SECTION));
            case EXTRACTIVE -> new ExtractiveTarget();
        };
    }
}
