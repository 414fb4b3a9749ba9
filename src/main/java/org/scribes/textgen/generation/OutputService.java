package org.scribes.textgen.generation;

import static org.scribes.textgen.observe.EventLog.field;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.config.Thinking;
import org.scribes.textgen.domain.AnswerCheck;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ContextLayout;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.grounding.passage.ContextReader;
import org.scribes.textgen.grounding.passage.NumberedPassage;
import org.scribes.textgen.grounding.passage.QuotableContext;
import org.scribes.textgen.grounding.reference.ReferenceFinder;
import org.scribes.textgen.guard.OutputFault;
import org.scribes.textgen.guard.OutputValidator;
import org.scribes.textgen.guard.PiiMasker;
import org.scribes.textgen.guard.TextSpan;
import org.scribes.textgen.observe.EventLog;
import org.scribes.textgen.observe.GenerationMetrics;

/** What every generated answer must pass, whoever is asked and whatever is done about its quotations. */
@ApplicationScoped
public class OutputService implements AnswerCheck {
    private static final EventLog LOG = EventLog.of(OutputService.class);

    private final ReferenceFinder references;
    private final OutputValidator validator;
    private final PiiMasker masker;
    private final boolean allowFromPassages;
    private final boolean showsThinking;
    private final GenerationMetrics metrics;

    @Inject
    OutputService(OutputConfig output, PiiConfig pii, ReferenceFinder references, GenerationMetrics metrics) {
        this.references = references;
        this.validator = new OutputValidator(output);
        this.masker = new PiiMasker(pii, this::references);
        this.showsThinking = output.thinking() == Thinking.EVENT;
        this.allowFromPassages = pii.allowFromPassages();
        this.metrics = metrics;
    }

    @Override
    public Optional<String> fault(GenerationRequest request, Completion answer) {
        Optional<OutputFault> fault = validator.fault(request, answer);
        fault.ifPresent(found -> {
            metrics.invalidOutput(found);
            LOG.warn("answer_invalid", field("backend", answer.mode()), field("fault", found));
        });
        return fault.map(OutputFault::words);
    }

    /** An answer to {@code request} that is masked on its way to {@code events}. */
    ShownAnswer begin(GenerationRequest request, EventSink events) {
        List<Passage> passages = allowFromPassages ? passages(request) : List.of();
        return new ShownAnswer(
                () -> masker.begin(passages), text -> masker.masked(text, passages), events, showsThinking);
    }

    /** An answer was shown. */
    void shown(ShownAnswer answer) {
        answer.masked().forEach(metrics::piiMasked);
    }

    /** A prompt as a whole is no passage: what its user wrote into it is not thereby fit to be shown. */
    private static List<Passage> passages(GenerationRequest request) {
        QuotableContext context = ContextReader.of(request);
        return context.layout() == ContextLayout.PROMPT
                ? List.of()
                : context.passages().stream().map(NumberedPassage::passage).toList();
    }

    /** A place that there is not may be a phone number behind a name. */
    private List<TextSpan> references(CharSequence text) {
        return references.find(text).stream()
                .filter(reference -> reference.exists())
                .map(reference ->
                        new TextSpan(reference.span().start(), reference.span().end()))
                .toList();
    }
}
