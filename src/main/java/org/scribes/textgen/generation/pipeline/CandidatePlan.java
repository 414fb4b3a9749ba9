package org.scribes.textgen.generation.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.SamplingOptions;

/**
 * The requests for the candidates of one request. They take the models in turn. The first of each model is what the request
 * would be without a choice; the others have seeds of their own, if the request has a seed.
 *
 * @param warnings what is done differently from the request
 */
record CandidatePlan(List<GenerationRequest> requests, List<String> warnings) {
    /** Where the request is greedy, the temperature of all candidates of a model but the first. */
    static final double SAMPLED = 0.7;

    private static final String NOT_GREEDY =
            "temperature: at 0 a model has one answer only, so the candidates after its first are sampled at "
                    + SAMPLED;

    CandidatePlan {
        requests = List.copyOf(requests);
        warnings = List.copyOf(warnings);
    }

    /** @param temperature the default temperature of a model, if it is known */
    static CandidatePlan of(GenerationRequest request, Function<Optional<String>, OptionalDouble> temperature) {
        List<Optional<String>> models = models(request);
        List<GenerationRequest> requests = new ArrayList<>();
        boolean heated = false;
        for (int index = 0; index < request.candidates().count(); index++) {
            Optional<String> model = models.get(index % models.size());
            SamplingOptions options = request.options();
            if (index >= models.size()) {
                options = options.seeded(seed(options.seed(), index));
                if (greedy(options, () -> temperature.apply(model))) {
                    options = options.atTemperature(SAMPLED);
                    heated = true;
                }
            }
            requests.add(request.candidate(options, model));
        }
        return new CandidatePlan(requests, heated ? List.of(NOT_GREEDY) : List.of());
    }

    /** The models that the candidates of {@code request} take in turn; empty means no model in particular. */
    static List<Optional<String>> models(GenerationRequest request) {
        List<String> named = request.candidates().models();
        return named.isEmpty()
                ? List.of(request.model())
                : named.stream().map(Optional::of).toList();
    }

    private static boolean greedy(SamplingOptions options, Supplier<OptionalDouble> model) {
        OptionalDouble used = options.temperature().isPresent() ? options.temperature() : model.get();
        return used.isPresent() && used.getAsDouble() == 0;
    }

    /** Well mixed, since further attempts take the next seeds; of 31 bits, which every server accepts. */
    private static OptionalLong seed(OptionalLong given, int index) {
        if (given.isEmpty()) {
            return given;
        }
        // the finalizer of SplitMix64 (Steele, Lea, Flood 2014)
        long mixed = given.getAsLong() + index * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return OptionalLong.of((mixed ^ (mixed >>> 31)) >>> 33);
    }
}
