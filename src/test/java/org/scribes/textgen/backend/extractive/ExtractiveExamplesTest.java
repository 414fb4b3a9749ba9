package org.scribes.textgen.backend.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.scribes.textgen.backend.extractive.TestingInquiries.quotesNothing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;

/** Questions as they are asked, with the passages that are sent along. */
class ExtractiveExamplesTest {
    private static final Path QUESTIONS = Path.of("../shared/examples/questions.jsonl");

    @Test
    void everyExample_isAnsweredByAnExactQuotation_orNot() throws IOException {
        assumeTrue(Files.isRegularFile(QUESTIONS), () -> "no examples in " + QUESTIONS);
        for (String line : Files.readAllLines(QUESTIONS)) {
            JsonNode example = new JsonMapper().readTree(line);
            List<Passage> passages = passages(example);
            Prompt prompt = new Prompt.Conversation(List.of(
                    new Message(Role.SYSTEM, example.path("system").asText()),
                    new Message(Role.USER, example.path("question").asText())));
            String answer = TestingInquiries.ask(TestingInquiries.request(prompt, passages, SamplingOptions.DEFAULTS))
                    .text();
            assertThat(answer)
                    .satisfiesAnyOf(
                            none -> assertThat(quotesNothing(none)).isTrue(),
                            quoted -> assertThat(whole(passages)).contains(quoted));
        }
    }

    private static List<Passage> passages(JsonNode example) {
        List<Passage> passages = new ArrayList<>();
        for (JsonNode passage : example.path("passages")) {
            passages.add(new Passage(
                    passage.path("id").asText(),
                    passage.path("text").asText(),
                    text(passage, "reference"),
                    text(passage, "source")));
        }
        return passages;
    }

    private static Optional<String> text(JsonNode passage, String field) {
        return Optional.ofNullable(passage.get(field)).map(JsonNode::asText);
    }

    /** The examples' passages are short: each is quoted whole. */
    private static List<String> whole(List<Passage> passages) {
        List<String> answers = new ArrayList<>();
        for (Passage passage : passages) {
            String title = passage.reference().or(passage::source).orElse("Passage " + (answers.size() + 1));
            answers.add(title + " says, \"" + passage.text() + "\" [" + (answers.size() + 1) + "]");
        }
        return answers;
    }
}
