package org.scribes.textgen.backend.local.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scribes.textgen.backend.local.decoder.BatchStep;
import org.scribes.textgen.backend.local.decoder.RowLogits;
import org.scribes.textgen.backend.local.kv.KvRegion;
import org.scribes.textgen.backend.local.prompt.PreparedRequest;
import org.scribes.textgen.backend.local.sampling.ConstrainedSequence;
import org.scribes.textgen.backend.local.sampling.Sampler;
import org.scribes.textgen.backend.local.speculation.PromptLookup;
import org.scribes.textgen.backend.local.speculation.ProposalLength;
import org.scribes.textgen.backend.local.speculation.StepCost;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenConstraint;
import org.scribes.textgen.domain.TokenUsage;

/**
 * An answer in the batch. Its prompt is prefilled first. Then each step decodes one or more tokens until the answer
 * ends.
 */
final class RunningAnswer {
    private static final String CUT_WARNING =
            "the answer is cut off where it may not end, for example within a quotation";

    private final LocalModel model;
    private final QueuedRequest queued;
    private final KvRegion region;
    private final AnswerTimes times;
    private final int[] prompt;
    private final Sampler sampler;
    private final AnswerText text;
    private final Optional<TokenScorer> scorer;
    private int generated;
    /** The last sampled token. Its keys and values are not in the KV cache yet. */
    private int lastToken;

    private final PromptLookup lookup;
    private final ProposalLength proposalLength = new ProposalLength();
    private final SpeculationCount speculation;
    /** Prompt tokens in the current step. */
    private int prefillRows;
    /** Proposed tokens that the current step verifies. */
    private int[] proposal = {};
    /** The index of this answer's first logits in the current step. */
    private int firstLogitsRow;

    RunningAnswer(
            LocalModel model, QueuedRequest queued, KvRegion region, AnswerTimes times, SpeculationCount speculation) {
        this.speculation = speculation;
        PreparedRequest request = queued.request();
        this.model = model;
        this.queued = queued;
        this.region = region;
        this.times = times;
        this.prompt = request.promptTokens();
        this.lookup = new PromptLookup(prompt);
        this.sampler = request.constraint()
                .map(constraint ->
                        Sampler.of(request.sampling(), prompt, new ConstrainedSequence(model.vocabulary(), constraint)))
                .orElseGet(() -> Sampler.of(request.sampling(), prompt));
        this.scorer = request.logprobs().map(options -> new TokenScorer(model, options));
        this.text = new AnswerText(model.tokenizer(), request.answerPrefix(), request.stop(), queued.channel()::piece);
    }

    QueuedRequest queued() {
        return queued;
    }

    KvRegion region() {
        return region;
    }

    AnswerTimes times() {
        return times;
    }

    /** The number of tokens of the answer so far. */
    int generated() {
        return generated;
    }

    /** The maximum number of tokens that the answer still gets. */
    int tokensLeft() {
        return queued.request().maxNewTokens() - generated;
    }

    /** The number of prompt tokens that are not in the KV cache yet. */
    int promptTokensLeft() {
        return Math.max(0, prompt.length - region.length());
    }

    /** Whether part of the prompt is not in the KV cache yet. */
    boolean isPrefilling() {
        return region.length() < prompt.length;
    }

    /** Whether the prompt's tokens are scored. */
    boolean scoresPrompt() {
        return queued.request().scoresPrompt();
    }

    /** The length of a row of logits. */
    int vocabularySize() {
        return model.decoder().vocabularySize();
    }

    /**
     * Adds prompt tokens to a step.
     *
     * @param max the maximum number of tokens
     * @return the number of tokens added
     */
    int prefill(BatchStep step, int max) {
        firstLogitsRow = step.logitsCount();
        prefillRows = Math.min(max, prompt.length - region.length());
        step.addTokens(region.start(), region.length(), prompt, region.length(), region.length() + prefillRows);
        if (scoresPrompt()) {
            step.requestLogits(prefillRows);
        } else if (region.length() + prefillRows == prompt.length) {
            step.requestLogits();
        }
        return prefillRows;
    }

    /**
     * The number of proposed tokens that pay in the next step.
     *
     * @param cost the cost of decode steps
     * @param rows the rows of the step without proposals
     */
    int maxProposal(StepCost cost, int rows) {
        return Math.min(proposalLength.next(cost, rows), queued.request().maxNewTokens() - generated - 1);
    }

    /**
     * Adds the next token and its proposed continuation to a step.
     *
     * @param max the maximum number of proposed tokens
     */
    void decode(BatchStep step, int max) {
        firstLogitsRow = step.logitsCount();
        int[] proposed = lookup.propose(max);
        proposal = Arrays.copyOf(proposed, sampler.allowedPrefix(proposed));
        step.addTokenWithLogits(region.start(), region.length(), lastToken);
        for (int i = 0; i < proposal.length; i++) {
            step.addTokenWithLogits(region.start(), region.length() + 1 + i, proposal[i]);
        }
    }

    /**
     * Processes the logits of the step.
     *
     * @return the completion if the answer has ended
     */
    Optional<Completion> accept(RowLogits logits) {
        if (isPrefilling()) {
            int from = region.length();
            region.append(prompt, from, from + prefillRows);
            if (scoresPrompt()) {
                scorer.ifPresent(scores -> scorePrompt(scores, logits, from));
            }
            return isPrefilling() ? Optional.empty() : endPrefill(logits);
        }
        int accepted = 0;
        while (true) {
            region.append(lastToken);
            Optional<Completion> end = sample(logits, firstLogitsRow + accepted);
            boolean matched = end.isEmpty() && accepted < proposal.length && lastToken == proposal[accepted];
            if (!matched) {
                proposalLength.observe(proposal.length, accepted);
                speculation.add(proposal.length, accepted);
                return end;
            }
            accepted++;
        }
    }

    /** Scores the prompt tokens that follow those of the step, from index {@code from} on. */
    private void scorePrompt(TokenScorer scores, RowLogits logits, int from) {
        if (from == 0 && prefillRows > 0) {
            scores.addFirst(prompt[0]);
        }
        for (int i = 0; i < prefillRows && from + i + 1 < prompt.length; i++) {
            scores.addPrompt(logits.row(firstLogitsRow + i), prompt[from + i + 1]);
        }
    }

    private Optional<Completion> endPrefill(RowLogits logits) {
        times.endPrefill();
        if (queued.request().maxNewTokens() == 0) {
            return end(FinishReason.LENGTH);
        }
        return sample(logits, scoresPrompt() ? firstLogitsRow + prefillRows - 1 : firstLogitsRow);
    }

    private Optional<Completion> sample(RowLogits logits, int row) {
        int token = sampler.next(logits.row(row));
        if (token == Sampler.NOTHING) {
            return end(FinishReason.LENGTH);
        }
        scorer.ifPresent(scores -> scores.addAnswer(logits.row(row), token)); // the sampler changed its row
        generated++;
        if (model.endOfText().contains(token)) {
            return end(FinishReason.EOS_TOKEN);
        }
        if (text.append(token)) {
            return Optional.of(completion(FinishReason.STOP_SEQUENCE));
        }
        if (generated == queued.request().maxNewTokens()) {
            return end(FinishReason.LENGTH);
        }
        lastToken = token;
        lookup.append(token);
        return Optional.empty();
    }

    /** Ends the answer for {@code reason}, or for a stop sequence if the text held back contains one. */
    private Optional<Completion> end(FinishReason reason) {
        return Optional.of(completion(text.finish() ? FinishReason.STOP_SEQUENCE : reason));
    }

    private Completion completion(FinishReason reason) {
        Completion completion = new Completion(
                text.text(),
                reason,
                model.name(),
                Mode.LOCAL,
                TokenUsage.counted(prompt.length, generated),
                queued.request().sampling().temperature(),
                warnings(),
                model.loadedDecoder().gpuMemory(),
                Optional.of(times.engineTimes()));
        return scorer.map(scores -> completion.scored(scores.scores())).orElse(completion);
    }

    /**
     * Adds a warning if the answer ends where its constraint does not allow an end: at the token limit, at a stop
     * sequence, or where the vocabulary lacks a required token.
     */
    private List<String> warnings() {
        List<String> warnings = queued.request().warnings();
        boolean cut = queued.request()
                .constraint()
                .filter(constraint -> !mayEnd(constraint, text.text()))
                .isPresent();
        return cut ? Stream.concat(warnings.stream(), Stream.of(CUT_WARNING)).toList() : warnings;
    }

    private static boolean mayEnd(TokenConstraint constraint, String text) {
        long state = constraint.start();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            state = state == TokenConstraint.REFUSED ? state : constraint.next(state, next & 0xFF);
        }
        return state != TokenConstraint.REFUSED && constraint.mayEnd(state);
    }
}
