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

/** An answer in the batch: first its prompt is read, then it goes on by a token or more a step until something ends it. */
final class RunningAnswer {
    private static final String CUT = "the answer was cut where it must go on, such as in the middle of a quotation";

    private final LocalModel model;
    private final QueuedRequest ticket;
    private final KvRegion region;
    private final AnswerTimes times;
    private final int[] prompt;
    private final Sampler sampler;
    private final AnswerText text;
    private int generated;
    /** The last token that was chosen: its keys and values are not in the memory yet. */
    private int next;

    private final PromptLookup lookup;
    private final ProposalLength length = new ProposalLength();
    private final SpeculationCount count;
    /** Tokens of the prompt that the step in work reads. */
    private int reading;
    /** What the step in work verifies. */
    private int[] proposal = {};
    /** The first of the step's asked rows that is this answer's. */
    private int asked;

    RunningAnswer(LocalModel model, QueuedRequest ticket, KvRegion region, AnswerTimes times, SpeculationCount count) {
        this.count = count;
        PreparedRequest request = ticket.request();
        this.model = model;
        this.ticket = ticket;
        this.region = region;
        this.times = times;
        this.prompt = request.promptTokens();
        this.lookup = new PromptLookup(prompt);
        this.sampler = request.constraint()
                .map(limit ->
                        Sampler.of(request.sampling(), prompt, new ConstrainedSequence(model.vocabulary(), limit)))
                .orElseGet(() -> Sampler.of(request.sampling(), prompt));
        this.text = new AnswerText(model.tokenizer(), request.begun(), request.stop(), ticket.handover()::piece);
    }

    QueuedRequest ticket() {
        return ticket;
    }

    KvRegion region() {
        return region;
    }

    AnswerTimes times() {
        return times;
    }

    /** Whether its prompt is still to be read, at least in part. */
    boolean isReading() {
        return region.length() < prompt.length;
    }

    /**
     * Lets a step read of its prompt.
     *
     * @param most tokens
     * @return how many it reads
     */
    int read(BatchStep step, int most) {
        asked = step.asked();
        reading = Math.min(most, prompt.length - region.length());
        step.read(region.start(), region.length(), prompt, region.length(), region.length() + reading);
        if (region.length() + reading == prompt.length) {
            step.askLast();
        }
        return reading;
    }

    /**
     * How many proposed tokens pay in the next step.
     *
     * @param cost of steps in which no prompt is read
     * @param rows of the step without proposals
     */
    int proposals(StepCost cost, int rows) {
        return Math.min(length.wanted(cost, rows), ticket.request().maxNewTokens() - generated - 1);
    }

    /**
     * Lets a step go on with the answer by a token, and verify what may follow it.
     *
     * @param most proposed tokens
     */
    void decode(BatchStep step, int most) {
        asked = step.asked();
        int[] proposed = lookup.propose(most);
        proposal = Arrays.copyOf(proposed, sampler.allowed(proposed));
        step.ask(region.start(), region.length(), next);
        for (int i = 0; i < proposal.length; i++) {
            step.ask(region.start(), region.length() + 1 + i, proposal[i]);
        }
    }

    /**
     * Takes what the step found out.
     *
     * @return the end of the answer, if this is it
     */
    Optional<Completion> take(RowLogits scores) {
        if (isReading()) {
            region.append(prompt, region.length(), region.length() + reading);
            if (isReading()) {
                return Optional.empty();
            }
            times.promptIsRead();
            return choose(scores, asked);
        }
        int accepted = 0;
        while (true) {
            region.append(next);
            Optional<Completion> end = choose(scores, asked + accepted);
            boolean foreseen = end.isEmpty() && accepted < proposal.length && next == proposal[accepted];
            if (!foreseen) {
                length.observe(proposal.length, accepted);
                count.add(proposal.length, accepted);
                return end;
            }
            accepted++;
        }
    }

    private Optional<Completion> choose(RowLogits scores, int row) {
        int token = sampler.next(scores.row(row));
        if (token == Sampler.NOTHING) {
            return ended(FinishReason.LENGTH);
        }
        generated++;
        if (model.endOfText().contains(token)) {
            return ended(FinishReason.EOS_TOKEN);
        }
        if (text.append(token)) {
            return Optional.of(completion(FinishReason.STOP_SEQUENCE));
        }
        if (generated == ticket.request().maxNewTokens()) {
            return ended(FinishReason.LENGTH);
        }
        next = token;
        lookup.append(token);
        return Optional.empty();
    }

    /** The end, for {@code reason} unless the last characters, which were held back, are a stop text. */
    private Optional<Completion> ended(FinishReason reason) {
        return Optional.of(completion(text.finish() ? FinishReason.STOP_SEQUENCE : reason));
    }

    private Completion completion(FinishReason reason) {
        return new Completion(
                text.text(),
                reason,
                model.name(),
                Mode.LOCAL,
                TokenUsage.counted(prompt.length, generated),
                ticket.request().sampling().temperature(),
                warnings(),
                model.loaded().gpuMemory(),
                Optional.of(times.taken()));
    }

    /** The limit of tokens and stop texts cut where a constraint would not; so does a vocabulary that lacks what must come. */
    private List<String> warnings() {
        List<String> warnings = ticket.request().warnings();
        boolean cut = ticket.request()
                .constraint()
                .filter(limit -> !mayEnd(limit, text.text()))
                .isPresent();
        return cut ? Stream.concat(warnings.stream(), Stream.of(CUT)).toList() : warnings;
    }

    private static boolean mayEnd(TokenConstraint limit, String text) {
        long state = limit.start();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            state = state == TokenConstraint.REFUSED ? state : limit.next(state, next & 0xFF);
        }
        return state != TokenConstraint.REFUSED && limit.mayEnd(state);
    }
}
