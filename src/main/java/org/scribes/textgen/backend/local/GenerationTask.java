package org.scribes.textgen.backend.local;

import static org.scribes.textgen.observe.EventLog.failure;

import ai.djl.engine.EngineException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.sampling.ConstrainedSequence;
import org.scribes.textgen.backend.local.sampling.Sampler;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.observe.EventLog;

/** Generates one answer on the lane: reads the prompt, then token by token until something ends it. */
final class GenerationTask implements InferenceLane.Task {
    /** Tokens of the prompt that are read in one step, so that a cancelled request soon frees the lane. */
    private static final int PREFILL_STEP = 256;

    private static final EventLog LOG = EventLog.of(GenerationTask.class);

    private static final String CUT = "the answer was cut where it must go on, such as in the middle of a quotation";

    private final LocalModel model;
    private final PreparedRequest request;
    private final Cancellation cancellation;
    private final Handover handover;

    GenerationTask(LocalModel model, PreparedRequest request, Cancellation cancellation, Handover handover) {
        this.model = model;
        this.request = request;
        this.cancellation = cancellation;
        this.handover = handover;
    }

    @Override
    public void refuse(GenerationException reason) {
        handover.failed(reason);
    }

    @Override
    public void run() {
        try {
            handover.done(generate());
        } catch (GenerationException e) {
            handover.failed(e);
        } catch (OutOfMemoryError e) {
            handover.failed(outOfMemory(e));
        } catch (EngineException e) {
            handover.failed(isOutOfMemory(e) ? outOfMemory(e) : defect(e));
        } catch (RuntimeException e) {
            handover.failed(defect(e));
        }
    }

    private Completion generate() {
        cancellation.throwIfCancelled();
        int[] prompt = request.promptTokens();
        try (Decoder.Sequence sequence = model.decoder().begin(prompt.length + request.maxNewTokens())) {
            return answer(sequence, prompt);
        }
    }

    private Completion answer(Decoder.Sequence sequence, int[] prompt) {
        Sampler sampler = sampler(prompt);
        AnswerText text = new AnswerText(model.tokenizer(), request.stop(), handover::piece);
        float[] logits = read(sequence, prompt);
        for (int generated = 1; ; generated++) {
            cancellation.throwIfCancelled();
            int token = sampler.next(logits);
            if (token == Sampler.NOTHING) {
                return completion(
                        text.finish() ? FinishReason.STOP_SEQUENCE : FinishReason.LENGTH, text, generated - 1);
            }
            if (model.endOfText().contains(token)) {
                return completion(text.finish() ? FinishReason.STOP_SEQUENCE : FinishReason.EOS_TOKEN, text, generated);
            }
            if (text.append(token)) {
                return completion(FinishReason.STOP_SEQUENCE, text, generated);
            }
            if (generated == request.maxNewTokens()) {
                return completion(text.finish() ? FinishReason.STOP_SEQUENCE : FinishReason.LENGTH, text, generated);
            }
            logits = sequence.advance(new int[] {token});
        }
    }

    private Sampler sampler(int[] prompt) {
        return request.constraint()
                .map(limit ->
                        Sampler.of(request.sampling(), prompt, new ConstrainedSequence(model.vocabulary(), limit)))
                .orElseGet(() -> Sampler.of(request.sampling(), prompt));
    }

    private float[] read(Decoder.Sequence sequence, int[] prompt) {
        int start = 0;
        while (prompt.length - start > PREFILL_STEP) {
            sequence.advance(Arrays.copyOfRange(prompt, start, start + PREFILL_STEP));
            start += PREFILL_STEP;
            cancellation.throwIfCancelled();
        }
        return sequence.advance(Arrays.copyOfRange(prompt, start, prompt.length));
    }

    private Completion completion(FinishReason reason, AnswerText text, int generated) {
        return new Completion(
                text.text(),
                reason,
                model.name(),
                Mode.LOCAL,
                TokenUsage.counted(request.prompt().size(), generated),
                request.sampling().temperature(),
                warnings(text.text()));
    }

    /** The limit of tokens and stop texts cut where a constraint would not; so does a vocabulary that lacks what must come. */
    private List<String> warnings(String text) {
        boolean cut = request.constraint().filter(limit -> !mayEnd(limit, text)).isPresent();
        return cut ? Stream.concat(request.warnings().stream(), Stream.of(CUT)).toList() : request.warnings();
    }

    private static boolean mayEnd(TokenConstraint limit, String text) {
        long state = limit.start();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            state = state == TokenConstraint.REFUSED ? state : limit.next(state, next & 0xFF);
        }
        return state != TokenConstraint.REFUSED && limit.mayEnd(state);
    }

    /** libtorch tells a failed allocation by its text only. */
    private static boolean isOutOfMemory(EngineException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("out of memory") || message.contains("can't allocate memory");
    }

    private static GenerationException outOfMemory(Throwable cause) {
        LOG.error("inference_out_of_memory", failure(cause));
        return GenerationException.retryable(
                ErrorCode.OUT_OF_MEMORY, "not enough memory for this request now", Duration.ofSeconds(5));
    }

    private static GenerationException defect(Throwable cause) {
        LOG.error("inference_failed", failure(cause));
        return new GenerationException(ErrorCode.GENERATION_FAILED, "the answer could not be generated");
    }
}
