package org.scribes.textgen.backend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueModel;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.domain.Caller;
import org.scribes.textgen.domain.ContextWindow;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.ListedModel;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Variant;

/**
 * The models and targets of one catalogue. A request keeps those that it began with, whatever the catalogue says later.
 * Without models, every target answers for its own, and a request that names none goes to all targets in order.
 */
public final class ServedModels {
    private final Catalogue catalogue;
    private final List<TextBackend> targets;

    /** @param targets the backends of the catalogue's targets, in its order */
    ServedModels(Catalogue catalogue, List<TextBackend> targets) {
        this.catalogue = catalogue;
        this.targets = List.copyOf(targets);
    }

    /** What the configuration says. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The backends of all targets, in the catalogue's order. */
    List<TextBackend> targets() {
        return targets;
    }

    /** The targets of each model in every order in which a request may ask them. */
    List<List<TextBackend>> orders() {
        return hasCatalogue()
                ? catalogue.models().stream()
                        .flatMap(model -> VariantDraw.orders(model).stream())
                        .map(order -> order.stream().map(this::target).toList())
                        .toList()
                : List.of(targets);
    }

    /** Every variant that a request may have. */
    List<Variant> variants() {
        return catalogue.models().stream()
                .flatMap(model -> Stream.concat(
                        VariantDraw.orders(model).stream().map(order -> new Variant(model.name(), order.get(0), false)),
                        model.shadow().stream().map(shadow -> new Variant(model.name(), shadow.target(), true))))
                .toList();
    }

    /** The backend of the target named {@code name}. */
    public TextBackend target(String name) {
        return targets.stream()
                .filter(target -> target.target().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no target " + name));
    }

    /** The models that a request may name, the default model first. */
    public List<String> names() {
        return hasCatalogue()
                ? catalogue.models().stream().map(CatalogueModel::name).toList()
                : targets.stream()
                        .flatMap(target -> target.models().stream())
                        .distinct()
                        .toList();
    }

    /** The models that a request may name, as they are now, the default model first. */
    public List<ListedModel> listed() {
        return names().stream().map(this::listed).toList();
    }

    private ListedModel listed(String name) {
        Optional<CatalogueModel> model = catalogue.model(name);
        List<ListedModel.Target> listed = model.map(CatalogueModel::targets)
                .map(choices -> choices.stream()
                        .map(choice -> listed(target(choice.target()), choice.weight()))
                        .toList())
                .orElseGet(() -> targets.stream()
                        .filter(target -> target.models().contains(name))
                        .map(target -> listed(target, OptionalInt.empty()))
                        .toList());
        return new ListedModel(
                name,
                listed,
                model.flatMap(CatalogueModel::shadow)
                        .map(shadow -> new ListedModel.Shadow(shadow.target(), shadow.share())));
    }

    private static ListedModel.Target listed(TextBackend target, OptionalInt weight) {
        return new ListedModel.Target(target.target(), weight, target.modelStatus());
    }

    /** The name of the model that answers a request without one. */
    public String defaultName() {
        return hasCatalogue()
                ? catalogue.models().get(0).name()
                : chain(Optional.empty()).status().name();
    }

    private boolean hasCatalogue() {
        return !catalogue.models().isEmpty();
    }

    /**
     * Chooses the target that {@code request} asks first, and adds the defaults of its model.
     *
     * @return the request as it is if there is no catalogue, it was assigned before, or its candidates are of several
     *     models, which are assigned one by one
     * @throws GenerationException INVALID_PARAMETER when there is no such model
     */
    public GenerationRequest assign(GenerationRequest request, Caller caller) {
        boolean ensemble = !request.candidates().models().isEmpty();
        if (!hasCatalogue() || ensemble || request.variant().isPresent()) {
            return request;
        }
        CatalogueModel model = model(request.model());
        String first = VariantDraw.order(model, request, caller).get(0);
        return ModelDefaults.applied(model.defaults(), request).assigned(new Variant(model.name(), first, false));
    }

    /**
     * The request that the shadow of an assigned request's model answers, unseen.
     *
     * @return empty if the model has no shadow, or this request is not one of its share
     */
    public Optional<GenerationRequest> shadow(GenerationRequest request, Caller caller) {
        return request.variant()
                .flatMap(variant -> catalogue.model(variant.model()))
                .flatMap(model -> model.shadow()
                        .filter(shadow -> VariantDraw.shadowed(model, shadow.share(), request, caller))
                        .map(shadow -> request.shadowedBy(new Variant(model.name(), shadow.target(), true))));
    }

    /** How a request is grounded that says nothing of it, if its model says it. */
    public Optional<GroundingPolicy> grounding(Optional<String> model) {
        return model.map(catalogue::model)
                .orElseGet(() -> catalogue.models().stream().findFirst())
                .flatMap(known -> known.defaults().grounding());
    }

    /**
     * The targets that may answer a request, in failover order.
     *
     * @throws GenerationException INVALID_PARAMETER when there is no such model
     */
    public BackendChain chain(GenerationRequest request) {
        return request.variant().map(this::chain).orElseGet(() -> chain(request.model()));
    }

    private BackendChain chain(Variant variant) {
        return BackendChain.of(of(variant), Optional.empty());
    }

    private List<TextBackend> of(Variant variant) {
        if (variant.shadow()) {
            return List.of(target(variant.target()));
        }
        List<String> all = model(Optional.of(variant.model())).targets().stream()
                .map(Choice::target)
                .toList();
        return VariantDraw.drawnFirst(variant.target(), all).stream()
                .map(this::target)
                .toList();
    }

    /**
     * The targets of the model {@code name}, or of the default model, in failover order.
     *
     * @throws GenerationException INVALID_PARAMETER when there is no such model
     */
    public BackendChain chain(Optional<String> name) {
        if (!hasCatalogue()) {
            return BackendChain.of(targets, name);
        }
        List<TextBackend> all = model(name).targets().stream()
                .map(Choice::target)
                .map(this::target)
                .toList();
        return BackendChain.of(all, Optional.empty());
    }

    private CatalogueModel model(Optional<String> name) {
        return name.map(catalogue::model)
                .orElseGet(() -> catalogue.models().stream().findFirst())
                .orElseThrow(() ->
                        GenerationException.invalidParameter("model", "must be " + String.join(", or ", names())));
    }

    /** What the configuration says of the targets that may answer, since it changes the answer. */
    public List<Object> settings(GenerationRequest request) {
        return Stream.concat(
                        request.variant().stream(),
                        request.variant().map(this::of).orElse(List.of()).stream()
                                .flatMap(backend -> catalogue.target(backend.target()).stream()))
                .map(Object.class::cast)
                .toList();
    }

    /** The state of the model that would answer a request now. */
    public ModelStatus modelStatus(GenerationRequest request) {
        return chain(request).status();
    }

    /** The state of the model that would answer a request of the model {@code name}, or of the default model, now. */
    public ModelStatus modelStatus(Optional<String> name) {
        return chain(name).status();
    }

    /** The context window of the target that would answer a request now, if it is known. */
    public Optional<ContextWindow> window(GenerationRequest request) {
        return chain(request).foremost().window();
    }

    /**
     * The tokenizer of the target that is asked first.
     *
     * @throws GenerationException INVALID_PARAMETER when there is no such model, or its tokenizer is not known here;
     *     MODEL_LOADING or MODEL_UNAVAILABLE when it is not ready
     */
    public ModelTokenizer tokenizer(Optional<String> name) {
        return chain(name)
                .at(0)
                .tokenizer()
                .orElseThrow(() -> GenerationException.invalidParameter(
                        "model", "has no tokenizer here: only the model in this process shows its tokens"));
    }
}
