package org.scribes.textgen.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Truncation;

class CompletionReaderTest {
    private static GenerationRequest with(String fields) {
        return TestingOpenAi.completion("{\"model\": \"tiny\", \"prompt\": \"In the\", " + fields + "}")
                .first();
    }

    private static List<Prompt> prompts(String prompt) {
        return TestingOpenAi.completion("{\"model\": \"tiny\", \"prompt\": " + prompt + "}").requests().stream()
                .map(GenerationRequest::prompt)
                .toList();
    }

    @Test
    void prompt_isRaw() {
        assertThat(prompts("\"In the\"")).containsExactly(new Prompt.Text("In the", true, true));
    }

    @Test
    void prompts_areTextsOrTokens() {
        assertThat(prompts("[\"a\", \"b\"]"))
                .containsExactly(new Prompt.Text("a", true, true), new Prompt.Text("b", true, true));
        assertThat(prompts("[1, 2]")).containsExactly(new Prompt.Tokens(List.of(1, 2), "decoded 2"));
        assertThat(prompts("[[1, 2], [3]]"))
                .containsExactly(
                        new Prompt.Tokens(List.of(1, 2), "decoded 2"), new Prompt.Tokens(List.of(3), "decoded 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"prompt\": [] | prompt",
                "\"prompt\": [[]] | prompt",
                "\"prompt\": [1, \"a\"] | prompt",
                "\"prompt\": [1.5] | prompt",
                "\"prompt\": [99999999999] | prompt",
                "\"prompt\": 7 | prompt",
                "\"prompt\": [\"a\", \"b\", \"c\"], \"n\": 2 | prompt",
                "\"prompt\": \"a\", \"max_tokens\": 0 | max_tokens",
                "\"prompt\": \"a\", \"max_tokens\": 0, \"echo\": true | max_tokens",
                "\"prompt\": \"a\", \"logprobs\": 21 | logprobs",
                "\"prompt\": \"a\", \"logprobs\": true | logprobs",
                "\"prompt\": \"a\", \"suffix\": \"b\" | suffix",
                "\"prompt\": \"a\", \"n\": 2, \"best_of\": 3 | best_of",
                "\"prompt\": \"a\", \"best_of\": 9 | candidates",
                "\"prompt\": \"a\", \"n\": 2, \"candidates\": 4 | candidates",
                "\"prompt\": \"a\", \"watermark\": true | watermark",
                "\"prompt\": \"a\", \"truncate\": 10 | truncate",
                "\"prompt\": \"a\", \"truncate\": \"last_passages\" | truncate",
                "\"prompt\": \"a\\ud800\" | prompt",
                "\"prompt\": \"a\", \"passages\": [{\"id\": \"1\"}] | passages",
                "\"prompt\": \"a\", \"grammar\": {\"type\": \"regex\"} | grammar",
                "\"prompt\": \"a\", \"typical_p\": 0 | typical_p",
            })
    void wrongField_isRefusedByItsName(String fields, String parameter) {
        assertThatThrownBy(() -> TestingOpenAi.completion("{\"model\": \"tiny\", " + fields + "}"))
                .isInstanceOfSatisfying(
                        GenerationException.class, e -> assertThat(e.field()).contains(parameter));
    }

    @Test
    void echoWithLogprobs_scoresThePromptAndVerifiesNothing() {
        GenerationRequest scored =
                with("\"echo\": true, \"logprobs\": 1, \"max_tokens\": 0, \"grounding\": \"repair\"");

        assertThat(scored.demands().logprobs()).contains(new LogprobOptions(1, true, false));
        assertThat(scored.grounding()).isEqualTo(GroundingPolicy.OFF);
        assertThat(with("\"echo\": true, \"logprobs\": 1, \"max_tokens\": 1")
                        .demands()
                        .logprobs())
                .contains(new LogprobOptions(1, true, true));
        assertThat(with("\"logprobs\": 0").demands().logprobs()).contains(LogprobOptions.ofAnswer(0));
    }

    @Test
    void namesOfTextGenerationInference_areRead() {
        GenerationRequest read = with("\"max_new_tokens\": 9, \"do_sample\": false, \"typical_p\": 0.5, \"top_k\": 4,"
                + " \"return_full_text\": false, \"watermark\": false, \"best_of\": 1");

        assertThat(read.options().maxNewTokens()).isEqualTo(OptionalInt.of(9));
        assertThat(read.options().temperature()).isEqualTo(OptionalDouble.of(0));
        assertThat(read.options().adjustments().typicalP()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(with("\"do_sample\": false, \"temperature\": 0.5").options().temperature())
                .isEqualTo(OptionalDouble.of(0.5));
    }

    @Test
    void truncation_isByName() {
        assertThat(with("\"truncate\": \"start\"").truncation()).isEqualTo(Truncation.START);
    }

    @Test
    void severalPrompts_haveIdsOfTheirOwn() {
        OpenAiRequest read =
                TestingOpenAi.completion("{\"model\": \"tiny\", \"prompt\": [\"a\", \"b\"], \"n\": 2, \"seed\": 1}");

        assertThat(read.requests())
                .extracting(GenerationRequest::requestId)
                .containsExactly("req-1", "req-1.1", "req-1.2", "req-1.3");
        assertThat(read.requests())
                .extracting(one -> one.options().seed().orElseThrow())
                .containsExactly(1L, 2L, 1L, 2L);
    }

    @Test
    void bestOf_isTheNumberOfCandidatesOfOneAnswer() {
        assertThat(with("\"best_of\": 3").candidates().count()).isEqualTo(3);
        assertThat(with("\"best_of\": 3, \"candidates\": 2").candidates().count())
                .isEqualTo(2);
        assertThat(with("\"n\": 2, \"best_of\": 2").candidates().count()).isEqualTo(1);
        assertThat(with("\"explain\": true").candidates().explained()).isTrue();
    }
}
