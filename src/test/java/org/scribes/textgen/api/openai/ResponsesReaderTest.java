package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.Truncation;

class ResponsesReaderTest {
    private static OpenAiRequest with(String fields) {
        return TestingOpenAi.response("{\"model\": \"tiny\", " + fields + "}");
    }

    @Test
    void input_isATextOrMessages() {
        assertThat(with("\"input\": \"Who?\", \"instructions\": \"Be brief.\"")
                        .first()
                        .prompt()
                        .messages())
                .containsExactly(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Who?"));
        assertThat(with("""
                                "input": [{"role": "user", "content": [{"type": "input_text", "text": "Who?"}]},
                                  {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "He."}]},
                                  {"role": "user", "content": "Where?"}]""").first().prompt().messages())
                .isEqualTo(List.of(
                        new Message(Role.USER, "Who?"),
                        new Message(Role.ASSISTANT, "He."),
                        new Message(Role.USER, "Where?")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"previous_response_id\": \"resp_1\" | previous_response_id",
                "\"store\": true | store",
                "\"background\": true | background",
                "\"conversation\": \"c\" | conversation",
                "\"prompt\": {\"id\": \"p\"} | prompt",
                "\"tools\": [{\"type\": \"web_search\"}] | tools",
                "\"include\": [\"message.output_text.logprobs\"] | include",
                "\"top_logprobs\": 1 | top_logprobs",
                "\"text\": {\"format\": {\"type\": \"json_schema\"}} | text.format",
                "\"truncation\": \"start\" | truncation",
                "\"max_output_tokens\": 0 | max_output_tokens",
            })
    void whatCannotBeDone_isRefusedByItsName(String fields, String parameter) {
        assertThatThrownBy(() -> with("\"input\": \"Who?\", " + fields))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"type\": \"function_call_output\", \"output\": \"x\"}] | input[0].type",
                "[{\"role\": \"user\", \"content\": [{\"type\": \"input_image\"}]}] | input[0].content[0].type",
                "[] | input",
                "{} | input",
            })
    void otherInput_isRefusedByItsName(String input, String parameter) {
        assertThatThrownBy(() -> with("\"input\": " + input))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    @Test
    void defaultsOfClients_areFine() {
        OpenAiRequest read = with(
                "\"input\": \"Who?\", \"store\": false, \"tools\": [], \"include\": [], \"truncation\": \"auto\","
                        + " \"previous_response_id\": null, \"text\": {\"format\": {\"type\": \"text\"}}, \"reasoning\": {\"effort\": \"low\"}");

        assertThat(read.first().truncation()).isEqualTo(Truncation.START);
        assertThat(read.warnings()).containsExactly("reasoning is not applied here");
    }
}
