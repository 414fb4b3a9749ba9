package org.scribes.textgen.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueModel;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.config.CatalogueModel.Defaults;
import org.scribes.textgen.config.CatalogueModel.Shadow;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.config.UpstreamTarget;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenSink;

/** Catalogues of targets that answer with their names. */
public final class TestingCatalogue {
    private TestingCatalogue() {}

    /** Targets that behave as a backend of mode API. */
    public record Named(String target) implements TextBackend {
        @Override
        public Completion generate(GenerationRequest request, TokenSink sink, Cancellation cancellation) {
            return plain().generate(request, sink, cancellation);
        }

        private static TestingBackend plain() {
            return new TestingBackend(Mode.API, new ModelStatus.LoadState.Ready(), List.of(), sink -> {});
        }

        @Override
        public List<String> models() {
            return List.of();
        }

        @Override
        public ModelStatus modelStatus() {
            return plain().modelStatus();
        }
    }

    /** A model whose targets are written as {@code name} or {@code name:weight}. */
    public static CatalogueModel model(String name, String... targets) {
        return model(name, Defaults.NONE, Optional.empty(), targets);
    }

    static CatalogueModel model(String name, Defaults defaults, Optional<Shadow> shadow, String... targets) {
        List<Choice> choices = new ArrayList<>();
        for (String target : targets) {
            String[] parts = target.split(":", 2);
            choices.add(new Choice(
                    parts[0], parts.length > 1 ? OptionalInt.of(Integer.parseInt(parts[1])) : OptionalInt.empty()));
        }
        return new CatalogueModel(name, choices, defaults, shadow);
    }

    static CatalogueTarget target(String name, String url) {
        Config config = TestingConfig.of("textgen.hub.url", url);
        return UpstreamTarget.of(
                name, HubConfig.from(config), HuggingFaceConfig.from(config), AssistantConfig.from(config));
    }

    /** The models, with one target for each name in them. */
    public static ServedModels served(CatalogueModel... models) {
        List<String> names = List.of(models).stream()
                .flatMap(model -> Stream.concat(
                        model.targets().stream().map(Choice::target),
                        model.shadow().stream().map(Shadow::target)))
                .distinct()
                .toList();
        return new ServedModels(
                new Catalogue(
                        names.stream()
                                .map(name -> target(name, "http://" + name))
                                .toList(),
                        List.of(models)),
                names.stream().map(Named::new).map(TextBackend.class::cast).toList());
    }

    static GenerationRequest asking(String model, String question) {
        return new GenerationRequest(
                "r",
                new Prompt.Text(question, false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.of(model),
                Delivery.WHOLE);
    }

    static Caller user(String pseudonym) {
        return new Caller(Client.ANONYMOUS, Optional.of(pseudonym));
    }
}
