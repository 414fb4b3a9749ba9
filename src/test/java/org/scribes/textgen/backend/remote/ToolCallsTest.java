package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.scribes.textgen.backend.remote.TestingReading.TOOLS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.HubProtocol;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.FinishReason;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.ToolCall;

/** Tool calls in the forms that servers send. */
class ToolCallsTest {
    private static final ToolCall FIND = new ToolCall("a", "find", "{\"verse\":\"John 3:16\"}");
    private static final ToolCall COUNT = new ToolCall("b", "count", "{}");

    private static Completion stream(String... deltas) {
        List<String> documents = new ArrayList<>(Stream.of(deltas)
                .map(delta -> "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}")
                .toList());
        documents.add("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
        return TestingReading.stream(HubProtocol.CHAT, TOOLS, documents);
    }

    private static String calls(String... parts) {
        return "{\"tool_calls\":[" + String.join(",", parts) + "]}";
    }

    private static String part(String head, String name, String arguments) {
        String function = name.isEmpty() ? "" : "\"name\":\"" + name + "\",";
        return "{" + head + "\"type\":\"function\",\"function\":{" + function + "\"arguments\":\""
                + arguments.replace("\"", "\\\"") + "\"}}";
    }

    static Stream<Arguments> forms() {
        String args = FIND.arguments();
        return Stream.of(
                Arguments.of(
                        "OpenAI's: by index",
                        List.of(
                                calls(part("\"index\":0,\"id\":\"a\",", "find", "")),
                                calls(part("\"index\":0,", "", args.substring(0, 9))),
                                calls(part("\"index\":0,", "", args.substring(9))),
                                calls(part("\"index\":1,\"id\":\"b\",", "count", "")),
                                calls(part("\"index\":1,", "", "{}")))),
                Arguments.of(
                        "interleaved",
                        List.of(
                                calls(
                                        part("\"index\":0,\"id\":\"a\",", "find", args.substring(0, 4)),
                                        part("\"index\":1,\"id\":\"b\",", "count", "{")),
                                calls(part("\"index\":1,", "", "}"), part("\"index\":0,", "", args.substring(4))))),
                Arguments.of(
                        "whole calls, all of index 0",
                        List.of(
                                calls(part("\"index\":0,\"id\":\"a\",", "find", args)),
                                calls(part("\"index\":0,\"id\":\"b\",", "count", "{}")))),
                Arguments.of(
                        "no index",
                        List.of(
                                calls(part("\"id\":\"a\",", "find", args.substring(0, 9))),
                                calls(part("", "", args.substring(9))),
                                calls(part("\"id\":\"b\",", "count", "{}")))),
                Arguments.of(
                        "id and name in every part, and the whole call once more",
                        List.of(
                                calls(part("\"index\":0,\"id\":\"a\",", "find", args.substring(0, 9))),
                                calls(part("\"index\":0,\"id\":\"a\",", "find", args.substring(9))),
                                calls(part("\"index\":0,\"id\":\"a\",", "find", args)),
                                calls(part("\"index\":1,\"id\":\"b\",", "count", "{}")))),
                Arguments.of(
                        "arguments as an object",
                        List.of(
                                calls("{\"id\":\"a\",\"function\":{\"name\":\"find\",\"arguments\":" + args + "}}"),
                                calls("{\"id\":\"b\",\"function\":{\"name\":\"count\",\"arguments\":{}}}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void streamedCalls_areJoined(String form, List<String> deltas) {
        Completion completion = stream(deltas.toArray(String[]::new));

        assertThat(completion.toolCalls()).containsExactly(FIND, COUNT);
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.text()).isEmpty();
        assertThat(completion.usage().generated()).isPositive();
    }

    @Test
    void callsWithoutIds_getDistinctOnes() {
        Completion completion = stream(
                calls(part("\"index\":0,", "find", FIND.arguments())),
                calls(part("\"index\":0,", "find", FIND.arguments())),
                calls(part("\"index\":0,", "count", "{}")));

        assertThat(completion.toolCalls()).extracting(ToolCall::name).containsExactly("find", "find", "count");
        assertThat(completion.toolCalls())
                .extracting(ToolCall::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("call_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool_calls", "stop", "function_call"})
    void wholeCalls_areReadWithTheTextBesideThem(String finish) {
        Completion completion = TestingReading.whole(HubProtocol.CHAT, TOOLS, """
                {"choices":[{"index":0,"finish_reason":"%s","message":{"role":"assistant","content":"I look it up.",
                  "tool_calls":[{"id":"a","type":"function",
                   "function":{"name":"find","arguments":"{\\"verse\\":\\"John 3:16\\"}"}}]}}],
                 "usage":{"prompt_tokens":7,"completion_tokens":5}}""".formatted(finish));

        assertThat(completion.toolCalls()).containsExactly(FIND);
        assertThat(completion.text()).isEqualTo("I look it up.");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.usage().generated()).isEqualTo(5);
    }

    @Test
    void answerThatCallsNothing_isAnAnswer() {
        Completion completion = TestingReading.whole(HubProtocol.CHAT, TOOLS, """
                {"choices":[{"message":{"content":"John 3:16.","tool_calls":[]},"finish_reason":"stop"}]}""");

        assertThat(completion.toolCalls()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.EOS_TOKEN);
    }

    @Test
    void callThatNobodyAskedFor_isAnError() {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> TestingReading.whole(HubProtocol.CHAT, BackendDemands.NONE, """
                        {"choices":[{"message":{"tool_calls":[{"id":"a","function":{"name":"find"}}]},
                          "finish_reason":"tool_calls"}]}"""))
                .withMessageContaining("there are none here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":\"a\",\"function\":{\"arguments\":\"{}\"}}]", "7"})
    void callThatCannotBeUnderstood_isAnError(String calls) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> TestingReading.whole(HubProtocol.CHAT, TOOLS, """
                        {"choices":[{"message":{"tool_calls":%s},"finish_reason":"tool_calls"}]}""".formatted(calls)))
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.UPSTREAM_ERROR));
    }

    @Test
    void callAfterAStopText_isNotTold() {
        Completion completion = TestingReading.read(HubProtocol.CHAT, TOOLS, """
                {"choices":[{"message":{"content":"In the end","tool_calls":[{"id":"a","function":{"name":"find"}}]},
                  "finish_reason":"tool_calls"}]}""", List.of(" end"));

        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP_SEQUENCE);
        assertThat(completion.text()).isEqualTo("In the");
        assertThat(completion.toolCalls()).isEmpty();
    }

    /** However a server cuts the arguments, and wherever braces and quotes stand in them. */
    @Property(tries = 500)
    void argumentsInAnyPieces_areTheWhole(
            @ForAll @Size(max = 6) List<@IntRange(max = 60) Integer> cuts, @ForAll boolean indexed) {
        String arguments = "{\"a\":\"}{\\\" [\",\"b\":[{\"c\":{}},\"\\\\\"],\"d\":\"\u00e9}\"} ";
        ToolCallAssembler calls = new ToolCallAssembler("r");
        for (int call = 0; call < 2; call++) {
            OptionalInt index = indexed ? OptionalInt.of(call) : OptionalInt.empty();
            int[] edges = IntStream.concat(
                            IntStream.of(0, arguments.length()),
                            cuts.stream().mapToInt(cut -> Math.min(cut, arguments.length())))
                    .sorted()
                    .toArray();
            calls.add(new ToolCallDelta(index, Optional.of("id" + call), Optional.of("f"), ""));
            for (int i = 1; i < edges.length; i++) {
                String piece = arguments.substring(edges[i - 1], edges[i]);
                calls.add(new ToolCallDelta(index, Optional.empty(), Optional.empty(), piece));
            }
        }

        assertThat(calls.all()).extracting(ToolCall::arguments).containsExactly(arguments, arguments);
    }

    @Test
    void callsWithoutEnd_areCut() {
        ToolCallAssembler calls = new ToolCallAssembler("r");
        ToolCallAssembler many = new ToolCallAssembler("r");
        ToolCallDelta part = new ToolCallDelta(OptionalInt.of(0), Optional.of("a"), Optional.of("f"), "x".repeat(1000));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> IntStream.range(0, 1000).forEach(i -> calls.add(part)));
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> IntStream.range(0, 200)
                        .forEach(i -> many.add(
                                new ToolCallDelta(OptionalInt.of(i), Optional.empty(), Optional.of("f"), "{}"))))
                .withMessageContaining("128");
    }
}
