package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.ToolOptions;
import org.scribes.textgen.domain.ToolTurn;

/** What each protocol sends for penalties, log-probabilities, tools and raw prompts, and what it refuses. */
class ProtocolDemandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Prompt QUESTION = new Prompt.Text("Who?", false);
    private static final String CALLS =
            "[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]";
    private static final ToolOptions TOOLS = new ToolOptions(
            "[{\"type\":\"function\",\"function\":{\"name\":\"find\"}}]",
            Optional.of("{\"type\":\"function\",\"function\":{\"name\":\"find\"}}"),
            Optional.of(false));

    private static UpstreamCall call(String protocol, GenerationRequest request, Adaptation... adaptations) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("hf.generation.model", "org/model", "textgen.hub.protocol", protocol), "test", 100))
                .build();
        return new UpstreamCallFactory(
                        HubConfig.from(config), HuggingFaceConfig.from(config), AssistantConfig.from(config))
                .make(request, "org/model", Set.of(adaptations));
    }

    private static JsonNode body(String protocol, GenerationRequest request, Adaptation... adaptations)
            throws JsonProcessingException {
        return JSON.readTree(call(protocol, request, adaptations).body());
    }

    private static GenerationRequest request(Prompt prompt, Passage... passages) {
        return new GenerationRequest(
                "req-1", prompt, List.of(passages), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
    }

    private static GenerationRequest adjusted(LogitAdjustments adjustments) {
        return new GenerationRequest(
                "req-1",
                QUESTION,
                List.of(),
                SamplingOptions.DEFAULTS.adjustedBy(adjustments),
                Optional.empty(),
                Delivery.WHOLE);
    }

    private static LogitAdjustments adjustments(
            OptionalDouble frequency, OptionalDouble presence, Map<Integer, Double> bias, OptionalDouble typical) {
        return new LogitAdjustments(frequency, presence, bias, typical);
    }

    private static void assertFields(JsonNode body, String json) throws JsonProcessingException {
        JSON.readTree(json)
                .properties()
                .forEach(field ->
                        assertThat(body.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    @ParameterizedTest
    @CsvSource({"chat", "completions"})
    void penaltiesAndBias_areSent(String protocol) throws JsonProcessingException {
        GenerationRequest request = adjusted(adjustments(
                OptionalDouble.of(1.75), OptionalDouble.of(-1), Map.of(50256, -100.0, 7, 2.5), OptionalDouble.of(1)));

        assertFields(body(protocol, request), """
                {"frequency_penalty":1.75,"presence_penalty":-1.0,"logit_bias":{"7":2.5,"50256":-100.0}}""");
        assertFields(body(protocol, request.repeatingLess()), "{\"frequency_penalty\":2.0}");
    }

    @Test
    void tgi_getsWhatItHas() throws JsonProcessingException {
        GenerationRequest request =
                adjusted(adjustments(OptionalDouble.of(0.5), OptionalDouble.of(0), Map.of(), OptionalDouble.of(0.9)));

        assertFields(
                body("tgi", request.demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(3))))
                        .get("parameters"),
                "{\"frequency_penalty\":0.5,\"typical_p\":0.9,\"top_n_tokens\":3,\"details\":true}");
    }

    @Test
    void logprobs_areAskedForInTheServersTerms() throws JsonProcessingException {
        GenerationRequest three = request(QUESTION).demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(3)));
        GenerationRequest none = request(QUESTION).demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(0)));

        assertFields(body("chat", three), "{\"logprobs\":true,\"top_logprobs\":3}");
        assertFields(body("completions", three), "{\"logprobs\":3}");
        assertThat(body("completions", three).has("top_logprobs")).isFalse();
        assertFields(body("chat", none), "{\"logprobs\":true}");
        assertThat(body("chat", none).has("top_logprobs")).isFalse();
        assertFields(body("completions", none), "{\"logprobs\":0}");
    }

    @Test
    void tools_areSentAsTheyAre() throws JsonProcessingException {
        Prompt conversation = new Prompt.Conversation(List.of(
                new Message(Role.SYSTEM, "Be brief."),
                new Message(Role.USER, "Who?"),
                new Message(Role.ASSISTANT, "", Optional.of(ToolTurn.calling(CALLS))),
                new Message(Role.USER, "Paul", Optional.of(ToolTurn.answering("a")))));
        Passage passage = new Passage("1", "Jesus wept.", Optional.empty(), Optional.empty());
        GenerationRequest request =
                request(conversation, passage).demanding(new BackendDemands(Optional.empty(), Optional.of(TOOLS)));

        JsonNode body = body("chat", request);

        assertFields(body, """
                {"tools":%s,"tool_choice":%s,"parallel_tool_calls":false,
                 "messages":[{"role":"system","content":"Be brief."},
                  {"role":"user","content":"[1] Jesus wept.\\n\\nWho?"},
                  {"role":"assistant","content":null,"tool_calls":%s},
                  {"role":"tool","content":"Paul","tool_call_id":"a"}]}""".formatted(TOOLS.tools(), TOOLS.choice().orElseThrow(), CALLS));
        assertThat(body("chat", request, Adaptation.NO_SYSTEM_ROLE).get("messages"))
                .hasSize(3)
                .last()
                .isEqualTo(body.get("messages").get(3));
        assertThat(call("chat", request)).asString().doesNotContain("find", "Paul");
    }

    @Test
    void malformedTools_areRefusedByName() {
        for (String malformed : List.of("[", "[] []", "")) {
            ToolOptions tools = new ToolOptions(malformed, Optional.empty(), Optional.empty());
            assertRefused(
                    "chat",
                    "tools",
                    request(QUESTION).demanding(new BackendDemands(Optional.empty(), Optional.of(tools))));
        }
    }

    @Test
    void rawPromptThatMayBeAMessage_isSentAsOneAndTold() throws JsonProcessingException {
        GenerationRequest request = request(new Prompt.Text("<s>Who?", true, true));

        assertFields(body("chat", request), "{\"messages\":[{\"role\":\"user\",\"content\":\"<s>Who?\"}]}");
        assertThat(call("chat", request).warnings())
                .containsExactly("this server has no raw prompts: the prompt was sent as a message of the user");
        assertFields(body("completions", request), "{\"prompt\":\"<s>Who?\"}");
        assertThat(call("completions", request).warnings()).isEmpty();
        assertThat(call("chat", request(QUESTION)).warnings()).isEmpty();
        assertRefused("chat", "raw", request(new Prompt.Text("<s>Who?", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "chat, typical_p",
        "completions, typical_p",
        "tgi, presence_penalty",
        "tgi, logit_bias",
        "chat, logprobs",
        "completions, logprobs",
        "tgi, logprobs",
        "completions, tools",
        "tgi, tools",
        "chat, prompt",
        "completions, prompt",
        "tgi, prompt"
    })
    void whatAProtocolHasNot_isRefusedByName(String protocol, String field) {
        OptionalDouble none = OptionalDouble.empty();
        GenerationRequest request = switch (field) {
            case "typical_p" -> adjusted(adjustments(none, none, Map.of(), OptionalDouble.of(0.9)));
            case "presence_penalty" -> adjusted(adjustments(none, OptionalDouble.of(1), Map.of(), none));
            case "logit_bias" -> adjusted(adjustments(none, none, Map.of(1, 1.0), none));
            case "logprobs" -> request(QUESTION).demanding(BackendDemands.logprobs(new LogprobOptions(0, true, true)));
            case "tools" -> request(QUESTION).demanding(new BackendDemands(Optional.empty(), Optional.of(TOOLS)));
            default -> request(new Prompt.Tokens(List.of(1, 2), "Who?"));
        };

        assertRefused(protocol, field, request);
    }

    private static void assertRefused(String protocol, String field, GenerationRequest request) {
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> call(protocol, request))
                .withMessageStartingWith(field + " ")
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(refusal.field()).contains(field);
                });
    }
}
