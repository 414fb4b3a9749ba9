package org.scribes.textgen.api.openai;

import static org.scribes.textgen.domain.GenerationException.invalidParameter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.api.door.Choices;
import org.scribes.textgen.api.door.DocumentParts;
import org.scribes.textgen.api.door.ModelChoice;
import org.scribes.textgen.api.door.ModelChoices;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.GroundingReader;
import org.scribes.textgen.api.generate.PassageBody;
import org.scribes.textgen.api.http.TextRules;
import org.scribes.textgen.config.DoorConfig;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.generation.GroundingDefaults;

/** Puts the parts of a request together, which all operations of OpenAI's API have in common. */
@ApplicationScoped
public class RequestSettings {
    private final ModelChoices models;
    private final DoorConfig doors;
    private final GroundingDefaults grounding;

    @Inject
    public RequestSettings(ModelChoices models, DoorConfig doors, GroundingDefaults grounding) {
        this.models = models;
        this.doors = doors;
        this.grounding = grounding;
    }

    /** @param given whether the request says which passages there are, even if none */
    record Passages(List<Passage> list, boolean given) {
        static final Passages NONE = new Passages(List.of(), false);

        /** Those in the field {@code passages}, and those in the messages. */
        static Passages of(@Nullable List<PassageBody> field, DocumentParts documents) {
            return new Passages(documents.after(field), field != null || !documents.isEmpty());
        }
    }

    /** The fields of this service in a body of OpenAI's. */
    record Extension(
            @Nullable String grounding,
            @Nullable String truncate,
            @Nullable Boolean cache,
            CandidateOptions candidates) {}

    /** @param count the number of answers to each prompt */
    record Delivering(String requestId, boolean stream, boolean includeUsage, int count) {}

    ModelChoices models() {
        return models;
    }

    /** The user that a body names. */
    Optional<String> user(@Nullable String user, @Nullable String safetyIdentifier) {
        return Stream.of(Optional.ofNullable(user), Optional.ofNullable(safetyIdentifier))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst()
                .flatMap(name -> TextRules.optional(name, "user", GenerateReader.MAX_NAME));
    }

    OpenAiRequest request(
            ModelChoice model,
            List<Prompt> prompts,
            Passages passages,
            SamplingOptions options,
            Extension extension,
            BackendDemands demands,
            Delivering delivering,
            Optional<String> user,
            List<String> warnings) {
        int most = doors.maxChoices();
        if (delivering.count() < 1 || delivering.count() > most) {
            throw invalidParameter("n", "must be from 1 to " + most);
        }
        if (prompts.size() * delivering.count() > most) {
            throw invalidParameter("prompt", "with n must ask for at most " + most + " answers");
        }
        if (prompts.size() * delivering.count() * extension.candidates().count() > most) {
            throw invalidParameter("candidates", "with n and the prompts must be at most " + most + " answers");
        }
        boolean single = prompts.size() * delivering.count() == 1;
        List<GenerationRequest> requests = new ArrayList<>();
        for (Prompt prompt : prompts) {
            GenerationRequest request = new GenerationRequest(
                            delivering.requestId(),
                            prompt,
                            passages.list(),
                            options,
                            model.named(),
                            delivering.stream() ? Delivery.STREAM_HELD : Delivery.WHOLE,
                            policy(model, extension),
                            truncation(extension),
                            single && demands.isEmpty() && !Boolean.FALSE.equals(extension.cache()),
                            Optional.empty())
                    .demanding(demands)
                    .choosing(extension.candidates());
            requests.addAll(Choices.variants(
                    passages.given() ? request.withPassagesGiven() : request, delivering.count(), requests.size()));
        }
        List<String> all = new ArrayList<>(model.warnings());
        all.addAll(warnings);
        return new OpenAiRequest(requests, model, delivering.stream(), delivering.includeUsage(), user, all);
    }

    private static Truncation truncation(Extension extension) {
        return GenerateReader.truncation(extension.truncate());
    }

    /** Tasks ask for titles and the like, often as JSON: nothing in them is a quotation. */
    private GroundingPolicy policy(ModelChoice model, Extension extension) {
        GroundingPolicy standard =
                model.kind() == RequestKind.TASK ? GroundingPolicy.OFF : grounding.policy(model.named());
        return GroundingReader.policy(extension.grounding(), standard);
    }
}
