package org.scribes.textgen.api.tgi;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.JsonParts;
import org.scribes.textgen.api.generate.GroundingReader;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

/** Converts request bodies to the domain. A parameter that cannot be honoured is refused by its name. */
final class TgiReader {
    private TgiReader() {}

    /**
     * How the server answers a request that does not say it.
     *
     * @param grounding the grounding policy
     * @param scores whether the model that answers knows the log-probabilities of its tokens for certain
     */
    record Defaults(GroundingPolicy grounding, boolean scores) {}

    /**
     * Reads a request.
     *
     * @throws org.scribes.textgen.domain.GenerationException INVALID_PARAMETER, naming the field
     */
    static TgiQuestion read(TgiRequest body, boolean stream, String requestId, Defaults defaults) {
        Optional<TgiParameters> parameters = Optional.ofNullable(body.parameters());
        parameters.ifPresent(given -> refuseUnsupported(given, stream));
        refuse(JsonParts.given(body.passages()).isPresent(), "passages", "cannot be given: put them into inputs");
        String inputs = inputs(body.inputs());
        SamplingOptions options = TgiSampling.options(parameters);
        BackendDemands demands = parameters
                .flatMap(given -> logprobs(given, defaults.scores()))
                .filter(asked -> !stream)
                .map(BackendDemands::logprobs)
                .orElse(BackendDemands.NONE);
        GenerationRequest request = new GenerationRequest(
                        requestId,
                        new Prompt.Text(inputs, true, true),
                        List.of(),
                        options,
                        Optional.empty(),
                        stream ? Delivery.STREAM_HELD : Delivery.WHOLE,
                        GroundingReader.policy(body.grounding(), defaults.grounding()),
                        Truncation.NO,
                        demands.isEmpty(),
                        Optional.empty())
                .demanding(demands);
        return new TgiQuestion(
                request,
                inputs,
                parameters.map(TgiReader::asksForDetails).orElse(false),
                parameters
                        .map(TgiParameters::details)
                        .filter(details -> !details)
                        .isEmpty(),
                parameters.map(TgiParameters::returnFullText).orElse(false),
                truncate(parameters));
    }

    /** The text of {@code inputs}. */
    static String inputs(@Nullable String inputs) {
        if (inputs == null) {
            throw invalidParameter("inputs", "must be given");
        }
        refuse(inputs.isBlank(), "inputs", "must not be blank");
        return inputs;
    }

    private static OptionalInt truncate(Optional<TgiParameters> parameters) {
        Optional<Integer> truncate = parameters.map(TgiParameters::truncate);
        refuse(truncate.filter(most -> most < 1).isPresent(), "truncate", "must be 1 or more");
        return truncate.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static boolean asksForDetails(TgiParameters given) {
        return Boolean.TRUE.equals(given.details()) || Boolean.TRUE.equals(given.decoderInputDetails());
    }

    private static Optional<LogprobOptions> logprobs(TgiParameters given, boolean known) {
        boolean prompt = Boolean.TRUE.equals(given.decoderInputDetails());
        int top = top(given);
        boolean demanded = prompt || top > 0 || known;
        return asksForDetails(given) && demanded
                ? Optional.of(new LogprobOptions(top, prompt, true))
                : Optional.empty();
    }

    private static int top(TgiParameters given) {
        return given.topNTokens() == null ? 0 : given.topNTokens();
    }

    private static void refuseUnsupported(TgiParameters given, boolean stream) {
        refuse(given.bestOf() != null && given.bestOf() != 1, "best_of", "must be 1: a request has one answer");
        refuse(Boolean.TRUE.equals(given.watermark()), "watermark", "must be false: answers have no watermark");
        refuse(
                JsonParts.given(given.grammar()).isPresent(),
                "grammar",
                "cannot be given: answers have no fixed form yet");
        refuse(given.adapterId() != null, "adapter_id", "cannot be given: models here have no adapters");
        int top = top(given);
        refuse(top < 0 || top > LogprobOptions.MAX_TOP, "top_n_tokens", "must be from 0 to " + LogprobOptions.MAX_TOP);
        refuse(
                stream && top > 0,
                "top_n_tokens",
                "cannot be given with a stream: it has pieces of a checked answer, which are no tokens");
        refuse(
                stream && Boolean.TRUE.equals(given.decoderInputDetails()),
                "decoder_input_details",
                "cannot be given with a stream");
    }

    private static void refuse(boolean condition, String field, String rule) {
        if (condition) {
            throw invalidParameter(field, rule);
        }
    }
}
