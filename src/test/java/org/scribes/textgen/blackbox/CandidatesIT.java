package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnDefaultServer
class CandidatesIT {
    private static final String QUESTION = """
            {"prompt": "What does John 3:16 say?", "seed": 7, "temperature": 0.7, "cache": false,
             "passages": [{"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his only born Son."},
                          {"id": "2", "reference": "Romans 5:8", "text": "But God commends his own love toward us."}], %s}""";

    private final Api api = new Api();

    @BeforeEach
    void modelAnswers() throws IOException, InterruptedException {
        api.awaitReady();
    }

    @Test
    void candidates_areRankedAndTheFirstIsTheAnswer() throws IOException, InterruptedException {
        JsonNode answer = ask("\"candidates\": 3, \"candidate_texts\": true");

        JsonNode candidates = answer.path("candidates");
        assertThat(candidates).hasSize(3);
        assertThat(candidates.findValuesAsText("chosen")).containsExactly("true", "false", "false");
        assertThat(candidates.path(0).path("text")).isEqualTo(answer.path("answer"));
        assertThat(candidates.findValuesAsText("target")).containsOnly("local");
        assertThat(candidates.findValuesAsText("seed")).doesNotHaveDuplicates().contains("7");
        assertThat(candidates.path(0).path("score").path("likelihood").doubleValue())
                .isBetween(0.0, 1.0);
        assertThat(candidates.path(0).path("tokens_generated"))
                .isEqualTo(answer.path("metadata").path("tokens_generated"));
    }

    @Test
    void sameSeed_givesTheSameCandidates() throws IOException, InterruptedException {
        JsonNode first = ask("\"candidates\": 3, \"candidate_texts\": true");
        JsonNode second = ask("\"candidates\": 3, \"candidate_texts\": true");

        assertThat(second.path("candidates").findValuesAsText("seed"))
                .isEqualTo(first.path("candidates").findValuesAsText("seed"));
        assertThat(second.path("answer")).isEqualTo(first.path("answer"));
    }

    @Test
    void stream_beginsWithTheChosenAnswer() throws IOException, InterruptedException {
        HttpResponse<String> response =
                api.post(Api.STREAM, String.format(QUESTION, "\"candidates\": 3, \"candidates_mode\": \"race\""));

        AnswerEvents events = AnswerEvents.of(response);
        assertThat(events.names()).contains("token").doesNotContain("restart", "error");
        assertThat(events.done().path("candidates")).hasSize(3);
    }

    @Test
    void explanation_namesThePassageInWordsAndData() throws IOException, InterruptedException {
        JsonNode explanation = ask("\"explain\": true").path("explanation");

        assertThat(explanation.path("text").textValue()).contains("is supported by ");
        assertThat(explanation.path("sentences").findValues("passages")).isNotEmpty();
        assertThat(explanation.path("targets").path(0).path("target").textValue())
                .isEqualTo("local");
    }

    @Test
    void unasked_nothingIsAdded() throws IOException, InterruptedException {
        JsonNode answer = ask("\"grounding\": \"repair\"");

        assertThat(answer.has("candidates")).isFalse();
        assertThat(answer.has("explanation")).isFalse();
    }

    @Test
    void greedyRequest_isWarnedOfTheTemperatureOfTheOthers() throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post(
                        Api.GENERATE,
                        String.format(QUESTION, "\"candidates\": 2")
                                .replace("\"temperature\": 0.7", "\"temperature\": 0"))
                .body());

        assertThat(answer.path("warnings").toString()).contains("sampled at 0.7");
    }

    @Test
    void bestOf_isAskedOfCompletionsAndCountsAllTokens() throws IOException, InterruptedException {
        JsonNode answer = Api.json(api.post("/v1/completions", """
                {"model": "scribes-tiny", "prompt": "In the beginning", "best_of": 3, "max_tokens": 4, "temperature": 0.7,
                 "grounding": "off"}""").body());

        assertThat(answer.path("choices")).hasSize(1);
        JsonNode candidates = answer.findValue("candidates");
        assertThat(candidates).hasSize(3);
        int tokens = candidates.findValues("tokens_generated").stream()
                .mapToInt(JsonNode::intValue)
                .sum();
        assertThat(answer.path("usage").path("completion_tokens").intValue()).isEqualTo(tokens);
    }

    @Test
    void unknownCandidateModel_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> response =
                api.post(Api.GENERATE, String.format(QUESTION, "\"candidate_models\": [\"scribes-tiny\", \"none\"]"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.problem(response).path("detail").textValue()).contains("scribes-tiny");
    }

    private JsonNode ask(String fields) throws IOException, InterruptedException {
        HttpResponse<String> response = api.post(Api.GENERATE, String.format(QUESTION, fields));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.json(response.body());
    }
}
