package org.scribes.textgen.api.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.generation.GenerationService;

/**
 * Finds the model that a request names. Clients of other services must name one, so the default model's name means any
 * backend in failover order, as if none was named. Each model has a second name for {@linkplain RequestKind#TASK tasks}.
 */
@ApplicationScoped
public class ModelChoices {
    /** The end of the names under which user interfaces ask for titles and the like. */
    public static final String TASKS = ":tasks";

    private final Supplier<String> defaultName;
    private final Supplier<List<String>> models;
    private final boolean anyModel;

    @Inject
    public ModelChoices(GenerationService generation, DoorConfig config) {
        this(generation::defaultModel, generation::models, config.anyModel());
    }

    /**
     * For tests.
     *
     * @param models those that a request may name
     * @param anyModel whether the default model answers requests for a model that is not known
     */
    public ModelChoices(Supplier<String> defaultName, Supplier<List<String>> models, boolean anyModel) {
        this.defaultName = defaultName;
        this.models = models;
        this.anyModel = anyModel;
    }

    /** The names that a request may give, the default model first. */
    public List<String> names() {
        return Stream.concat(Stream.of(defaultName.get()), models.get().stream())
                .distinct()
                .flatMap(name -> Stream.of(name, name + TASKS))
                .toList();
    }

    /**
     * The model named {@code name}; the default model if it is null.
     *
     * @param task whether the request says in another way that it is a task
     * @throws GenerationException NOT_FOUND, with the field {@code model}, if there is none of that name
     */
    public ModelChoice choose(@Nullable String name, boolean task) {
        String first = defaultName.get();
        if (name == null) {
            return choice(Optional.empty(), task, first, List.of());
        }
        List<String> known = models.get();
        boolean exact = name.equals(first) || known.contains(name);
        boolean taskName = !exact && name.endsWith(TASKS);
        String bare = taskName ? name.substring(0, name.length() - TASKS.length()) : name;
        if (bare.equals(first)) {
            return choice(Optional.empty(), task || taskName, first, List.of());
        }
        if (known.contains(bare)) {
            return choice(Optional.of(bare), task || taskName, bare, List.of());
        }
        if (!anyModel) {
            throw unknown();
        }
        return choice(
                Optional.empty(),
                task || taskName,
                first,
                List.of("there is no model of the requested name here: " + first + " answers"));
    }

    /**
     * Requires a model to be there.
     *
     * @throws GenerationException NOT_FOUND, with the field {@code model}, if there is none named {@code name}
     */
    public void require(String name) {
        if (!names().contains(name)) {
            throw unknown();
        }
    }

    private GenerationException unknown() {
        return GenerationException.notFound(
                "model", "model must be " + String.join(", or ", names()) + ": GET /v1/models lists them");
    }

    private static ModelChoice choice(Optional<String> named, boolean task, String shown, List<String> warnings) {
        return new ModelChoice(named, task ? RequestKind.TASK : RequestKind.QUESTION, shown, warnings);
    }
}
