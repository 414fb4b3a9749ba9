package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.backend.TransientFailure;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** The table of {@code finish_reason}, and what each of its rows does to an answer. */
class FinishTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "EOS_TOKEN, stop STOP eos eos_token end_turn endTurn COMPLETE",
        "STOP_SEQUENCE, stop_sequence STOP_SEQUENCE",
        "LENGTH, length max_tokens MAX_TOKENS max_output_tokens model_length model_context_window_exceeded",
        "CONTENT_FILTER, content_filter content-filter sensitive SAFETY safety RECITATION refusal PROHIBITED_CONTENT BLOCKLIST"
                + " SPII guardrail_intervened ERROR_TOXIC",
        "TOOL_CALLS, tool_calls tool-calls tool_use function_call MALFORMED_FUNCTION_CALL TOOL_CALL",
        "BROKEN_OFF, network_error NETWORK_ERROR error ERROR other OTHER abort cancelled timeout"
                + " insufficient_system_resource",
        "UNKNOWN, unknown banana 42 true",
    })
    void word_isKnown(FinishReasons finish, String words) {
        for (String word : words.split(" ", -1)) {
            assertThat(FinishReasons.of(JSON.getNodeFactory().textNode(word)))
                    .as(word)
                    .contains(finish);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"null\"",
                "\"NULL\"",
                "\"None\"",
                "\"FINISH_REASON_UNSPECIFIED\"",
                "{}"
            })
    void nothingSaid_isNoEnd(String json) throws JsonProcessingException {
        assertThat(FinishReasons.of(JSON.readTree(json))).isEmpty();
    }

    @Test
    void reasonInAnObject_isRead() throws JsonProcessingException {
        assertThat(FinishReasons.of(JSON.readTree("{\"type\":\"length\",\"length\":9}")))
                .contains(FinishReasons.LENGTH);
        assertThat(FinishReasons.of(null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FinishReasons.class,
            names = {"EOS_TOKEN", "LENGTH", "STOP_SEQUENCE", "CONTENT_FILTER"})
    void knownEnd_completesTheAnswer(FinishReasons finish) {
        UpstreamAnswer answer = answer("In the", finish);

        assertThat(answer.complete()).isTrue();
        assertThat(answer.completion(true).finishReason()).hasToString(finish.name());
        assertThat(answer.said()).contains(finish);
    }

    /** What follows it, [DONE] or the end of the connection, says whether the answer is whole. */
    @Test
    void unknownWord_isDecidedByTheEnd() {
        UpstreamAnswer answer = answer("In the", FinishReasons.UNKNOWN);
        assertThat(answer.complete()).isFalse();

        answer.end();

        assertThat(answer.complete()).isTrue();
        assertThat(answer.completion(true).finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
    }

    @Test
    void filter_isToldAndNotTakenBack() {
        UpstreamAnswer answer = answer("In the", FinishReasons.CONTENT_FILTER);
        answer.add(part("", FinishReasons.EOS_TOKEN));

        Completion completion = answer.completion(true);

        assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(completion.warnings()).singleElement().asString().contains("content filter");
    }

    @Test
    void filterThatLeftNothing_isAFailureThatStays() {
        UpstreamAnswer answer = answer(" ", FinishReasons.CONTENT_FILTER);

        assertThatThrownBy(() -> answer.completion(true))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR));
    }

    @Test
    void brokenOff_isAFailureThatPasses() {
        assertThatThrownBy(() -> answer("In the", FinishReasons.BROKEN_OFF)).isInstanceOf(TransientFailure.class);
    }

    @Test
    void callOfATool_tellsWhatToDo() {
        assertThatThrownBy(() -> answer("", FinishReasons.TOOL_CALLS))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("hf.generation.model");
    }

    private static UpstreamAnswer answer(String text, FinishReasons finish) {
        GenerationRequest request = new GenerationRequest(
                "req-1",
                new Prompt.Text("Why?", false),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);
        UpstreamCall call = new UpstreamCall(
                request,
                "org/model",
                new Sampling(
                        400,
                        0,
                        1,
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        List.of(),
                        LogitAdjustments.NONE,
                        false),
                "{}",
                List.of());
        UpstreamAnswer answer = new UpstreamAnswer(call, piece -> {}, Optional.empty());
        answer.add(part(text, finish));
        return answer;
    }

    private static CompletionChunk part(String text, FinishReasons finish) {
        return new CompletionChunk(text, Optional.of(finish), OptionalInt.empty(), OptionalInt.empty());
    }
}
