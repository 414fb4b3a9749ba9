package org.scribes.textgen.backend.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.backend.StopSequences;
import org.scribes.textgen.backend.TokenEstimate;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.TokenCounter;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenSink;
import org.scribes.textgen.domain.TokenUsage;
import org.scribes.textgen.domain.ToolCall;

/** Assembles one answer from a server's documents. For one attempt and one thread. */
final class UpstreamAnswer {
    private final UpstreamCall call;
    private final TokenSink sink;
    private final Optional<TokenCounter> counter;
    private final WholeCharacters characters = new WholeCharacters();
    private final TokenLimit limit;
    private final StopSequences stops;
    private final StringBuilder text = new StringBuilder();
    private final List<TokenScore> scores = new ArrayList<>();
    private final ToolCallAssembler calls;
    private @Nullable FinishReason finish;
    private Optional<FinishReasons> said = Optional.empty();
    private boolean begun;
    private OptionalInt inputTokens = OptionalInt.empty();
    private OptionalInt generatedTokens = OptionalInt.empty();

    UpstreamAnswer(UpstreamCall call, TokenSink sink, Optional<TokenCounter> counter) {
        this.call = call;
        this.sink = sink;
        this.counter = counter;
        this.limit = new TokenLimit(call.sampling().maxNewTokens(), counter);
        this.stops = new StopSequences(call.sampling().stop());
        this.calls = new ToolCallAssembler(call.request().requestId());
    }

    /**
     * Adds a document; returns true if later documents do not matter.
     *
     * @throws org.scribes.textgen.backend.TransientFailure if the server aborts the answer
     * @throws org.scribes.textgen.domain.GenerationException if the document is not an answer
     */
    boolean add(CompletionChunk part) {
        part.finish().ifPresent(this::finish);
        if (wantsTools()) {
            part.calls().forEach(calls::add);
        }
        if (wantsScores()) {
            scores.addAll(part.scores());
        }
        begun |= !part.text().isEmpty() || !calls.isEmpty();
        if (part.inputTokens().isPresent()) {
            inputTokens = part.inputTokens();
        }
        if (part.generatedTokens().isPresent()) {
            generatedTokens = part.generatedTokens();
        }
        if (!part.thinking().isEmpty()) {
            sink.thinking(part.thinking());
        }
        emit(stops.add(limit.add(characters.add(part.text()), part.generatedTokens())));
        return stops.found() || limit.passed();
    }

    private void finish(FinishReasons reason) {
        said = Optional.of(reason);
        switch (reason) {
            case BROKEN_OFF -> throw UpstreamErrors.brokenOff();
            case TOOL_CALLS -> {
                if (!wantsTools()) {
                    throw UpstreamErrors.toolCalled();
                }
                unlessFiltered(FinishReason.TOOL_CALLS);
            }
            case CONTENT_FILTER -> finish = FinishReason.CONTENT_FILTER;
            case LENGTH -> unlessFiltered(FinishReason.LENGTH);
            case STOP_SEQUENCE -> unlessFiltered(FinishReason.STOP_SEQUENCE);
            case EOS_TOKEN -> unlessFiltered(FinishReason.EOS_TOKEN);
            case UNKNOWN -> {} // the end of the stream decides whether the answer is complete
        }
    }

    /** Keeps the filter's finish reason, whatever follows. */
    private void unlessFiltered(FinishReason reason) {
        finish = finish == FinishReason.CONTENT_FILTER ? finish : reason;
    }

    /** The server's finish reason, if it gave one. */
    Optional<FinishReasons> said() {
        return said;
    }

    /** Whether any text has arrived. */
    boolean begun() {
        return begun;
    }

    /** Marks the end of the response, with or without a finish reason. */
    void end() {
        if (finish == null) {
            finish = FinishReason.EOS_TOKEN;
        }
    }

    /** Whether the server signalled completion, or the answer was ended here. */
    boolean complete() {
        return finish != null || stops.found() || limit.passed();
    }

    /**
     * The completed answer.
     *
     * @param streamed whether the answer was streamed
     * @throws org.scribes.textgen.domain.GenerationException if the provider's filter left no text
     */
    Completion completion(boolean streamed) {
        if (!limit.passed() && !stops.found()) {
            emit(stops.add(limit.add(characters.finish(), OptionalInt.empty())));
        }
        emit(stops.finish());
        if (finish == FinishReason.CONTENT_FILTER && text.toString().isBlank()) {
            throw UpstreamErrors.permanent("the provider's content filter let no answer through: ask otherwise, or"
                    + " see the provider's settings for it");
        }
        List<ToolCall> called = called();
        Completion completion = new Completion(
                        text.toString(),
                        reason(),
                        call.model(),
                        Mode.API,
                        usage(streamed),
                        call.sampling().temperature(),
                        warnings())
                .calling(called);
        return wantsScores() ? completion.scored(new TokenScores(List.of(), scored(called))) : completion;
    }

    /** The calls of an answer that was not ended here. */
    private List<ToolCall> called() {
        List<ToolCall> called = stops.found() || limit.passed() ? List.of() : calls.all();
        if (called.isEmpty() && finish == FinishReason.TOOL_CALLS && !stops.found() && !limit.passed()) {
            throw UpstreamErrors.toolCallNotUnderstood();
        }
        return called;
    }

    /** The scores; those of tokens after the limit are left out. */
    private List<TokenScore> scored(List<ToolCall> called) {
        if (scores.isEmpty() && text.length() > 0 && called.isEmpty()) {
            throw UpstreamErrors.noLogprobs();
        }
        return limit.passed()
                ? scores.subList(0, Math.min(scores.size(), call.sampling().maxNewTokens()))
                : scores;
    }

    private boolean wantsTools() {
        return call.request().demands().tools().isPresent();
    }

    private boolean wantsScores() {
        return call.request().demands().logprobs().isPresent();
    }

    /** Some servers end an answer with calls as any other. */
    private FinishReason reason() {
        if (stops.found()) {
            return FinishReason.STOP_SEQUENCE;
        }
        if (limit.passed() || finish == null) {
            return FinishReason.LENGTH;
        }
        return finish == FinishReason.EOS_TOKEN && !calls.isEmpty() ? FinishReason.TOOL_CALLS : finish;
    }

    private TokenUsage usage(boolean streamed) {
        boolean cut = limit.passed();
        int input = inputTokens.orElseGet(() ->
                counter.map(tokenizer -> tokenizer.countPrompt(call.request())).orElseGet(call::estimatedInput));
        int generated = generatedTokens.isPresent() && !cut
                ? generatedTokens.getAsInt()
                : limit.tokens(streamed) + callTokens();
        boolean counted = counter.isPresent() || (inputTokens.isPresent() && generatedTokens.isPresent() && !cut);
        return new TokenUsage(input, generated, !counted);
    }

    private int callTokens() {
        if (calls.isEmpty()) {
            return 0;
        }
        String called = calls.text();
        return counter.map(tokenizer -> tokenizer.count(called)).orElseGet(() -> TokenEstimate.of(called));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(call.warnings());
        if (limit.passed()) {
            warnings.add("the provider went on after %d tokens: the answer was cut there"
                    .formatted(call.sampling().maxNewTokens()));
        }
        if (reason() == FinishReason.CONTENT_FILTER) {
            warnings.add("the provider's content filter ended the answer: it may be incomplete");
        }
        return warnings;
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            sink.accept(piece);
        }
    }
}
