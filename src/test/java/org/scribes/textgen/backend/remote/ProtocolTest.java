package org.scribes.textgen.backend.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.HubConfig;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;

/** The bodies that each protocol sends, field by field. */
class ProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Prompt QUESTION = new Prompt.Text("Who wrote Hebrews?", false);
    private static final Prompt RAW = new Prompt.Text("<|user|>Who?", true);
    private static final Prompt CONVERSATION = new Prompt.Conversation(List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Who?"),
            new Message(Role.ASSISTANT, "Paul."),
            new Message(Role.USER, "Sure?")));
    private static final List<Passage> PASSAGES = List.of(
            new Passage("a", "In the beginning", Optional.of("Genesis 1:1"), Optional.of("sermon 3")),
            new Passage("b", "Jesus wept.", Optional.empty(), Optional.empty()));
    private static final SamplingOptions GREEDY = options(OptionalInt.empty(), 0, 5, 1.2, -2, List.of("1"));
    private static final SamplingOptions EVERYTHING =
            options(OptionalInt.of(9), 0.7, 40, 1.1, 7, List.of("1", "2", "3", "4", "5", "6"));

    @Test
    void nothingAsked_isSentWithTheDefaults() throws JsonProcessingException {
        assertBody("chat", request(QUESTION, List.of(), SamplingOptions.DEFAULTS), """
                {"model":"org/model","messages":[{"role":"user","content":"Who wrote Hebrews?"}],
                 "max_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""");
        assertBody("completions", request(QUESTION, List.of(), SamplingOptions.DEFAULTS), """
                {"model":"org/model","prompt":"Who wrote Hebrews?","max_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""");
        assertBody("tgi", request(QUESTION, List.of(), SamplingOptions.DEFAULTS), """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":400,"do_sample":true,
                 "temperature":0.2,"top_p":0.9,"details":true,"return_full_text":false}}""");
    }

    @Test
    void everythingAsked_isSentWithAtMostFourStops() throws JsonProcessingException {
        assertBody("chat", request(QUESTION, List.of(), EVERYTHING), """
                {"model":"org/model","messages":[{"role":"user","content":"Who wrote Hebrews?"}],
                 "max_tokens":9,"temperature":0.7,"top_p":0.5,"top_k":40,"repetition_penalty":1.1,"seed":7,
                 "stop":["1","2","3","4"],"stream":true,"stream_options":{"include_usage":true}}""");
        assertBody("tgi", request(QUESTION, List.of(), EVERYTHING), """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":9,"do_sample":true,
                 "temperature":0.7,"top_p":0.5,"top_k":40,"repetition_penalty":1.1,"seed":7,
                 "stop":["1","2","3","4"],"details":true,"return_full_text":false}}""");
    }

    @Test
    void temperatureZero_isGreedy() throws JsonProcessingException {
        assertBody("completions", request(QUESTION, List.of(), GREEDY), """
                {"model":"org/model","prompt":"Who wrote Hebrews?","max_tokens":400,"temperature":0.0,"top_p":0.5,
                 "top_k":5,"repetition_penalty":1.2,"seed":-2,"stop":["1"],
                 "stream":true,"stream_options":{"include_usage":true}}""");
        assertBody("tgi", request(QUESTION, List.of(), GREEDY), """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":400,"do_sample":false,
                 "repetition_penalty":1.2,"seed":9223372036854775806,"stop":["1"],
                 "details":true,"return_full_text":false}}""");
    }

    /** OpenAI's protocol has no repetition penalty: what it has instead is known to every server. */
    @Test
    void answerThatShallRepeatLess_isAskedForInTheServersTerms() throws JsonProcessingException {
        GenerationRequest again =
                request(QUESTION, List.of(), SamplingOptions.DEFAULTS).repeatingLess();
        assertBody("chat", again, """
                {"model":"org/model","messages":[{"role":"user","content":"Who wrote Hebrews?"}],
                 "max_tokens":400,"temperature":0.2,"top_p":0.9,"frequency_penalty":0.5,
                 "stream":true,"stream_options":{"include_usage":true}}""");
        assertBody("tgi", again, """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":400,"do_sample":true,
                 "temperature":0.2,"top_p":0.9,"repetition_penalty":1.1,"details":true,"return_full_text":false}}""");
        assertBody("tgi", request(QUESTION, List.of(), GREEDY).repeatingLess(), """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":400,"do_sample":false,
                 "repetition_penalty":1.3,"seed":9223372036854775807,"stop":["1"],
                 "details":true,"return_full_text":false}}""");
    }

    /** text-generation-inference refuses both, though they only say that all tokens are kept. */
    @Test
    void limitsThatKeepAllTokens_areNotSentToTgi() throws JsonProcessingException {
        SamplingOptions all = new SamplingOptions(
                OptionalInt.of(1),
                OptionalDouble.of(1),
                OptionalDouble.of(1),
                OptionalInt.of(0),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of());

        assertBody("tgi", request(QUESTION, List.of(), all), """
                {"inputs":"Who wrote Hebrews?","parameters":{"max_new_tokens":1,"do_sample":true,"temperature":1.0,
                 "details":true,"return_full_text":false}}""");
    }

    @Test
    void configuration_standsInForWhatIsNotAsked() throws JsonProcessingException {
        UpstreamCallFactory calls = calls(Map.of(
                "textgen.hub.streaming", "false",
                "hf.generation.temperature", "0.5",
                "assistant.max.output.tokens", "50",
                "assistant.model.top.p", "0.8",
                "assistant.model.repetition.penalty", "1.3"));

        UpstreamCall call = calls.make(request(QUESTION, List.of(), SamplingOptions.DEFAULTS), "org/model", Set.of());

        assertThat(JSON.readTree(call.body())).isEqualTo(JSON.readTree("""
                {"model":"org/model","messages":[{"role":"user","content":"Who wrote Hebrews?"}],
                 "max_tokens":50,"temperature":0.5,"top_p":0.8,"repetition_penalty":1.3,"stream":false}"""));
        assertThat(calls.defaultTemperature()).isEqualTo(0.5);
    }

    @Test
    void passages_standBeforeTheQuestion() throws JsonProcessingException {
        String laidOut = "[1] Genesis 1:1: In the beginning\\n[2] Jesus wept.\\n\\n";

        assertBody("chat", request(QUESTION, PASSAGES, SamplingOptions.DEFAULTS), """
                {"model":"org/model","messages":[{"role":"system","content":"Answer only from the passages."},
                  {"role":"user","content":"%sWho wrote Hebrews?"}],
                 "max_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""".formatted(laidOut));
        assertBody("chat", request(CONVERSATION, PASSAGES, SamplingOptions.DEFAULTS), """
                {"model":"org/model","messages":[{"role":"system","content":"Be brief."},
                  {"role":"user","content":"Who?"},{"role":"assistant","content":"Paul."},
                  {"role":"user","content":"%sSure?"}],
                 "max_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""".formatted(laidOut));
        assertBody("tgi", request(QUESTION, PASSAGES, SamplingOptions.DEFAULTS), """
                {"inputs":"%sWho wrote Hebrews?","parameters":{"max_new_tokens":400,"do_sample":true,
                 "temperature":0.2,"top_p":0.9,"details":true,"return_full_text":false}}""".formatted(laidOut));
    }

    @Test
    void rawPrompt_isForProtocolsWithoutATemplate() throws JsonProcessingException {
        assertBody("completions", request(RAW, List.of(), SamplingOptions.DEFAULTS), """
                {"model":"org/model","prompt":"<|user|>Who?","max_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""");
        assertRefused("chat", request(RAW, List.of(), SamplingOptions.DEFAULTS), "raw cannot be given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completions", "tgi"})
    void conversation_isForTheChatProtocol(String protocol) {
        assertRefused(protocol, request(CONVERSATION, List.of(), SamplingOptions.DEFAULTS), "messages cannot be given");
    }

    @Test
    void moreTokensThanTheLimit_areNotAskedForAndTold() {
        SamplingOptions many = options(OptionalInt.of(1000), 1, 1, 1, 1, List.of());

        UpstreamCall call = calls(Map.of()).make(request(QUESTION, List.of(), many), "org/model", Set.of());

        assertThat(call.sampling().maxNewTokens()).isEqualTo(400);
        assertThat(call.warnings()).containsExactly("max_new_tokens 1000 is above the limit: 400 is used");
        assertThat(calls(Map.of())
                        .make(request(QUESTION, List.of(), EVERYTHING), "org/model", Set.of())
                        .warnings())
                .isEmpty();
    }

    @Test
    void model_isAskedFor() {
        UpstreamCall call = calls(Map.of())
                .make(request(QUESTION, List.of(), SamplingOptions.DEFAULTS), "org/other:fastest", Set.of());

        assertThat(call.model()).isEqualTo("org/other:fastest");
        assertThat(call.body()).contains("\"model\":\"org/other:fastest\"");
        assertThat(call).asString().doesNotContain("Hebrews");
    }

    @Test
    void serverThatNeedsOtherWords_isAskedByThem() throws JsonProcessingException {
        GenerationRequest request = request(QUESTION, PASSAGES.subList(1, 2), SamplingOptions.DEFAULTS);

        assertBody("chat", request, Set.of(Adaptation.values()), """
                {"model":"org/model","messages":[
                  {"role":"user","content":"Answer only from the passages.\\n\\n[1] Jesus wept.\\n\\nWho wrote Hebrews?"}],
                 "max_completion_tokens":400,"temperature":0.2,"top_p":0.9,"stream":true}""");
        assertBody("completions", request, Set.of(Adaptation.MAX_COMPLETION_TOKENS), """
                {"model":"org/model","prompt":"[1] Jesus wept.\\n\\nWho wrote Hebrews?",
                 "max_completion_tokens":400,"temperature":0.2,"top_p":0.9,
                 "stream":true,"stream_options":{"include_usage":true}}""");
    }

    private static void assertBody(String protocol, GenerationRequest request, String json)
            throws JsonProcessingException {
        assertBody(protocol, request, Set.of(), json);
    }

    private static void assertBody(String protocol, GenerationRequest request, Set<Adaptation> adaptations, String json)
            throws JsonProcessingException {
        UpstreamCall call = calls(Map.of("textgen.hub.protocol", protocol)).make(request, "org/model", adaptations);

        assertThat(JSON.readTree(call.body())).isEqualTo(JSON.readTree(json));
    }

    private static void assertRefused(String protocol, GenerationRequest request, String why) {
        UpstreamCallFactory calls = calls(Map.of("textgen.hub.protocol", protocol));

        assertThatThrownBy(() -> calls.make(request, "org/model", Set.of()))
                .isInstanceOfSatisfying(
                        GenerationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER))
                .hasMessageStartingWith(why)
                .hasMessageContaining("textgen.hub.protocol=");
    }

    private static UpstreamCallFactory calls(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("hf.generation.model", "org/model"));
        all.putAll(properties);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return new UpstreamCallFactory(
                HubConfig.from(config), HuggingFaceConfig.from(config), AssistantConfig.from(config));
    }

    private static GenerationRequest request(Prompt prompt, List<Passage> passages, SamplingOptions options) {
        return new GenerationRequest("req-1", prompt, passages, options, Optional.empty(), Delivery.STREAM_RESTART);
    }

    private static SamplingOptions options(
            OptionalInt tokens, double temperature, int topK, double penalty, long seed, List<String> stop) {
        return new SamplingOptions(
                tokens,
                OptionalDouble.of(temperature),
                OptionalDouble.of(0.5),
                OptionalInt.of(topK),
                OptionalDouble.of(penalty),
                OptionalLong.of(seed),
                stop);
    }
}
