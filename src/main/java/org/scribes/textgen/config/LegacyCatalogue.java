package org.scribes.textgen.config;

import java.util.List;
import java.util.Optional;
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
            case API -> upstream(reader);
            case LOCAL ->
                new LocalTarget(
                        EnumNames.of(mode),
                        reader.read(HuggingFaceConfig.SECTION),
                        reader.read(AssistantConfig.SECTION),
                        reader.read(LocalConfig.SECTION));
            case EXTRACTIVE -> new ExtractiveTarget();
        };
    }

    private static UpstreamTarget upstream(PropertyReader reader) {
        HubConfig hub = reader.read(HubConfig.SECTION);
        HuggingFaceConfig model = reader.read(HuggingFaceConfig.SECTION);
        return new UpstreamTarget(
                EnumNames.of(Mode.API),
                List.of(hub.url()),
                hub,
                model,
                reader.read(AssistantConfig.SECTION),
                model.apiKey().stream().toList(),
                Optional.empty(),
                UpstreamTarget.Limits.NONE);
    }
}
