package org.scribes.textgen.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.BackendsConfig;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.domain.CandidateOptions;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.ToolTurn;

/**
 * Computes cache keys: SHA-256 over everything that affects an answer. That is the request, the model and its revision,
 * and the configuration. The client is included too: a shared entry would reveal, by its latency, what another client
 * asked.
 */
@ApplicationScoped
public class CacheKeys {
    /** Change this whenever a new version would answer the same request differently (layout, grounding, masking). */
    private static final String FORMAT = "2";

    private final List<Object> settings;

    @Inject
    CacheKeys(
            HuggingFaceConfig huggingFace,
            AssistantConfig assistant,
            LocalConfig local,
            HubConfig hub,
            BackendsConfig backends,
            GroundingConfig grounding,
            OutputConfig output,
            PiiConfig pii) {
        this.settings = List.of(
                huggingFace.apiModel(),
                huggingFace.modelPath(),
                huggingFace.temperature(),
                huggingFace.precision(),
                assistant,
                local.repetitionPenaltyScope(),
                hub.urlGiven(),
                hub.protocol(),
                hub.billTo(),
                List.copyOf(new TreeSet<>(hub.headers().keySet())),
                hub.tokenizer(),
                hub.streaming(),
                backends,
                grounding,
                output,
                pii);
    }

    /**
     * The key of a request.
     *
     * @param model the status of the model that would answer now
     * @param catalogue what the catalogue says of it
     */
    String of(GenerationRequest request, Client client, ModelStatus model, List<Object> catalogue) {
        FieldDigest key = new FieldDigest().field(FORMAT).field(client.id());
        settings.forEach(key::field);
        key.count(catalogue);
        catalogue.forEach(key::field);
        key.field(model.name())
                .field(model.mode())
                .field(model.revision())
                .field(model.precision())
                .field(model.device())
                .field(model.contextWindow());
        prompt(request.prompt(), key);
        key.field(request.passagesGiven());
        passages(request.passages(), key);
        options(request.options(), key);
        candidates(request.candidates(), key);
        return key.field(request.model())
                .field(request.grounding())
                .field(request.truncation())
                .end();
    }

    private static void prompt(Prompt prompt, FieldDigest key) {
        boolean messageAllowed = prompt instanceof Prompt.Text text && text.messageAllowed();
        key.field(prompt.getClass().getSimpleName())
                .field(prompt.raw())
                .field(messageAllowed)
                .count(prompt.messages());
        for (Message message : prompt.messages()) {
            key.field(message.role())
                    .field(message.content())
                    .field(message.tool().flatMap(ToolTurn::calls))
                    .field(message.tool().flatMap(ToolTurn::callId));
        }
        if (prompt instanceof Prompt.Tokens tokens) {
            key.field(tokens.ids());
        }
    }

    private static void passages(List<Passage> passages, FieldDigest key) {
        key.count(passages);
        for (Passage passage : passages) {
            key.field(passage.id())
                    .field(passage.text())
                    .field(passage.reference())
                    .field(passage.source())
                    .field(passage.url());
        }
    }

    private static void candidates(CandidateOptions candidates, FieldDigest key) {
        key.field(candidates.count()).field(candidates.mode()).field(candidates.texts());
    }

    private static void options(SamplingOptions options, FieldDigest key) {
        key.field(options.maxNewTokens())
                .field(options.temperature())
                .field(options.topP())
                .field(options.topK())
                .field(options.repetitionPenalty())
                .field(options.seed())
                .field(new TreeMap<>(options.adjustments().logitBias()))
                .field(options.adjustments().frequencyPenalty())
                .field(options.adjustments().presencePenalty())
                .field(options.adjustments().typicalP())
                .count(options.stop());
        options.stop().forEach(key::field);
    }
}
