package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.RequestKind;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.ToolOptions;
import org.scribes.textgen.domain.ToolTurn;
import org.scribes.textgen.domain.Truncation;

class ChatReaderTest {
    private static final String ASK =
            "\"model\": \"tiny\", \"messages\": [{\"role\": \"user\", \"content\": \"Who?\"}]";

    private static OpenAiRequest with(String fields) {
        return TestingOpenAi.chat("{" + ASK + ", " + fields + "}");
    }

    private static List<Message> messages(String messages) {
        return TestingOpenAi.chat("{\"model\": \"tiny\", \"messages\": [" + messages + "]}")
                .first()
                .prompt()
                .messages();
    }

    @Test
    void plainRequest_hasTheServersDefaults() {
        OpenAiRequest read = TestingOpenAi.chat("{" + ASK + "}");

        assertThat(read.first())
                .isEqualTo(new GenerationRequest(
                        "req-1",
                        read.first().prompt(),
                        List.of(),
                        SamplingOptions.DEFAULTS,
                        Optional.empty(),
                        Delivery.WHOLE,
                        GroundingPolicy.REPAIR,
                        Truncation.NO,
                        true,
                        Optional.empty()));
        assertThat(read.first().prompt().messages()).containsExactly(new Message(Role.USER, "Who?"));
        assertThat(read.stream()).isFalse();
        assertThat(read.requests()).hasSize(1);
    }

    @Test
    void nullAndUnknownFields_areAbsent() {
        assertThat(with("\"temperature\": null, \"stop\": null, \"tools\": null, \"max_tokens\": null, \"n\": null,"
                                + " \"response_format\": null, \"logit_bias\": null, \"stream_options\": null, \"user\": null,"
                                + " \"metadata\": {\"a\": \"b\"}, \"service_tier\": \"auto\", \"tool_choice\": null")
                        .first())
                .isEqualTo(TestingOpenAi.chat("{" + ASK + "}").first());
    }

    @Test
    void sampling_isRead() {
        SamplingOptions options =
                with("\"max_completion_tokens\": 9, \"max_tokens\": 5, \"temperature\": 0, \"top_p\": 0.5,"
                                + " \"top_k\": 3, \"repetition_penalty\": 1.2, \"frequency_penalty\": 1, \"presence_penalty\": -1,"
                                + " \"logit_bias\": {\"7\": -100}, \"seed\": 4, \"stop\": \"END\"")
                        .first()
                        .options();

        assertThat(options.maxNewTokens()).isEqualTo(OptionalInt.of(9));
        assertThat(options.temperature()).isEqualTo(OptionalDouble.of(0));
        assertThat(options.seed()).isEqualTo(OptionalLong.of(4));
        assertThat(options.stop()).containsExactly("END");
        assertThat(options.adjustments().frequencyPenalty()).isEqualTo(OptionalDouble.of(1));
        assertThat(options.adjustments().presencePenalty()).isEqualTo(OptionalDouble.of(-1));
        assertThat(options.adjustments().logitBias()).containsEntry(7, -100.0);
        assertThat(with("\"stop\": [\"a\", \"b\"]").first().options().stop()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"max_tokens\": 0 | max_tokens",
                "\"max_completion_tokens\": 0 | max_completion_tokens",
                "\"max_tokens\": \"5\" | max_tokens",
                "\"temperature\": 3 | temperature",
                "\"frequency_penalty\": 2.1 | frequency_penalty",
                "\"presence_penalty\": -3 | presence_penalty",
                "\"logit_bias\": {\"a\": 1} | logit_bias",
                "\"logit_bias\": {\"1\": 101} | logit_bias",
                "\"n\": 0 | n",
                "\"n\": 5 | n",
                "\"stop\": [1] | stop",
                "\"stop\": {} | stop",
                "\"top_logprobs\": 2 | top_logprobs",
                "\"logprobs\": true, \"top_logprobs\": 21 | top_logprobs",
                "\"response_format\": {\"type\": \"json_object\"} | response_format",
                "\"response_format\": {\"type\": \"json_object\", \"value\": {}} | response_format",
                "\"response_format\": {\"type\": \"json_schema\", \"json_schema\": {}} | response_format",
                "\"functions\": [{\"name\": \"f\"}] | functions",
                "\"modalities\": [\"text\", \"audio\"] | modalities",
                "\"audio\": {\"voice\": \"x\"} | audio",
                "\"web_search_options\": {\"x\": 1} | web_search_options",
                "\"web_search_options\": {} | web_search_options",
                "\"tool_choice\": \"required\" | tool_choice",
                "\"grammar\": {\"type\": \"json\"} | grammar",
                "\"tools\": {\"a\": 1} | tools",
                "\"grounding\": \"maybe\" | grounding",
                "\"truncate\": \"end\" | truncate",
                "\"passages\": [{\"id\": \"1\"}] | passages[0].text",
                "\"passages\": [{\"id\": \"1\", \"text\": \"x\", \"url\": \"javascript:alert(1)\"}] | passages.url",
            })
    void wrongField_isRefusedByItsName(String fields, String parameter) {
        assertThatThrownBy(() -> with(fields))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    @Test
    void messages_mayBeParts() {
        assertThat(messages("""
                        {"role": "developer", "content": [{"type": "text", "text": "Be"}, {"type": "text", "text": "brief"}]},
                        {"role": "user", "name": "x", "content": "Who?"},
                        {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function"}]},
                        {"role": "tool", "tool_call_id": "c1", "content": "42"},
                        {"role": "function", "name": "f", "content": "43"},
                        {"role": "assistant", "content": [{"type": "refusal", "refusal": "No."}]}"""))
                .containsExactly(
                        new Message(Role.SYSTEM, "Be\nbrief"),
                        new Message(Role.USER, "Who?"),
                        new Message(
                                Role.ASSISTANT,
                                "",
                                Optional.of(ToolTurn.calling("[{\"id\":\"c1\",\"type\":\"function\"}]"))),
                        new Message(Role.USER, "42", Optional.of(ToolTurn.answering("c1"))),
                        new Message(Role.USER, "43"),
                        new Message(Role.ASSISTANT, "No."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"user\", \"content\": [{\"type\": \"image_url\", \"image_url\": {}}]} | messages[0].content[0].type",
                "{\"role\": \"user\", \"content\": [{\"type\": \"text\"}]} | messages[0].content[0].text",
                "{\"role\": \"user\", \"content\": 5} | messages[0].content",
                "{\"role\": \"User\", \"content\": \"x\"} | messages[0].role",
                "{\"content\": \"x\"} | messages[0].role",
                "{\"role\": \"user\", \"content\": [{\"type\": \"document\", \"document\": {}}]} | messages[0].content[0].document.text",
            })
    void wrongMessage_isRefusedByItsName(String message, String parameter) {
        assertThatThrownBy(() -> messages(message))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"role\": \"user\", \"content\": \" \"}", "{\"role\": \"user\", \"content\": null}"})
    void messagesWithoutText_areRefused(String messages) {
        assertThatThrownBy(() -> messages(messages)).isInstanceOf(GenerationException.class);
    }

    @Test
    void documents_arePassages() {
        GenerationRequest read = TestingOpenAi.chat("""
                        {"model": "tiny", "messages": [{"role": "user", "content": [
                          {"type": "document", "document": {"id": 7, "text": "Jesus wept.", "reference": "John 11:35", "url": "https://b.example"}},
                          {"type": "document", "title": "Sermon", "source": {"type": "text", "data": "Be kind."}},
                          {"type": "text", "text": "Who wept?"}]}],
                         "passages": [{"id": "1", "text": "In the beginning"}]}""").first();

        assertThat(read.passages())
                .containsExactly(
                        new Passage("1", "In the beginning", Optional.empty(), Optional.empty()),
                        new Passage(
                                "7",
                                "Jesus wept.",
                                Optional.of("John 11:35"),
                                Optional.empty(),
                                Optional.of("https://b.example")),
                        new Passage("document-2", "Be kind.", Optional.of("Sermon"), Optional.empty()));
        assertThat(read.passagesGiven()).isTrue();
        assertThat(read.prompt().messages()).containsExactly(new Message(Role.USER, "Who wept?"));
    }

    @Test
    void emptyPassages_areGiven() {
        assertThat(with("\"passages\": []").first().passagesGiven()).isTrue();
        assertThat(with("\"passages\": null").first().passagesGiven()).isFalse();
    }

    @Test
    void severalAnswers_areSeveralRequestsThatAreNotCached() {
        List<GenerationRequest> requests = with("\"n\": 3, \"seed\": 5").requests();

        assertThat(requests).extracting(GenerationRequest::requestId).containsExactly("req-1", "req-1.1", "req-1.2");
        assertThat(requests).noneMatch(GenerationRequest::cache);
    }

    @Test
    void demands_areThoseOfTheFields() {
        assertThat(with("\"logprobs\": true, \"top_logprobs\": 2")
                        .first()
                        .demands()
                        .logprobs())
                .contains(LogprobOptions.ofAnswer(2));
        assertThat(with("\"tools\": [{\"a\":1}], \"tool_choice\": \"auto\", \"parallel_tool_calls\": false")
                        .first()
                        .demands()
                        .tools())
                .contains(new ToolOptions("[{\"a\":1}]", Optional.of("\"auto\""), Optional.of(false)));
        assertThat(with("\"tools\": []").first().demands().isEmpty()).isTrue();
        assertThat(with("\"tools\": [{\"a\":1}], \"tool_choice\": \"none\"")
                        .first()
                        .demands()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void stream_isHeldAndEndsWithUsageIfAsked() {
        OpenAiRequest read = with("\"stream\": true, \"stream_options\": {\"include_usage\": true}");

        assertThat(read.stream()).isTrue();
        assertThat(read.includeUsage()).isTrue();
        assertThat(read.first().delivery()).isEqualTo(Delivery.STREAM_HELD);
        assertThat(with("\"stream\": true").includeUsage()).isFalse();
    }

    @Test
    void task_isNotGroundedUnlessItAsksForIt() {
        String ask = ASK.replace("tiny", "tiny:tasks");

        OpenAiRequest task = TestingOpenAi.chat("{" + ask + "}");

        assertThat(task.model().kind()).isEqualTo(RequestKind.TASK);
        assertThat(task.first().grounding()).isEqualTo(GroundingPolicy.OFF);
        assertThat(TestingOpenAi.chat("{" + ask + ", \"grounding\": \"report\"}")
                        .first()
                        .grounding())
                .isEqualTo(GroundingPolicy.REPORT);
    }

    @Test
    void whatIsNotApplied_isSaid() {
        assertThat(with("\"reasoning_effort\": \"low\", \"verbosity\": \"low\"").warnings())
                .containsExactly("reasoning_effort is not applied here", "verbosity is not applied here");
    }

    @Test
    void user_isThatOfTheBody() {
        assertThat(with("\"user\": \"u1\", \"safety_identifier\": \"s\"").user())
                .contains("u1");
        assertThat(with("\"safety_identifier\": \"s\"").user()).contains("s");
        assertThat(with("\"user\": \" \"").user()).isEmpty();
    }
}
