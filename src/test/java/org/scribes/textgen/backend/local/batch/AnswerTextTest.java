package org.scribes.textgen.backend.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;

class AnswerTextTest {
    private static final String[] TAGS = {"[THINK]", "[/THINK]"};

    @TempDir
    Path parent;

    private Path folder = Path.of("");

    /** Adds two special tokens to the embedded model's tokenizer. */
    @BeforeEach
    void addTags() throws IOException {
        folder = EmbeddedModel.install(parent);
        ObjectMapper json = new ObjectMapper();
        Path file = folder.resolve("tokenizer.json");
        ObjectNode tokenizer = (ObjectNode) json.readTree(file.toFile());
        int next = tokenizer.path("model").path("vocab").size();
        for (int i = 0; i < TAGS.length; i++) {
            tokenizer
                    .withArray("added_tokens")
                    .addObject()
                    .put("id", next + i)
                    .put("content", TAGS[i])
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        Files.delete(file);
        Files.writeString(file, json.writeValueAsString(tokenizer));
    }

    @Test
    void reasoningTags_areText_otherSpecialTokensAreNot() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            List<String> pieces = new ArrayList<>();
            AnswerText text = new AnswerText(tokenizer, "", List.of(), pieces::add);

            for (int token : tokenizer.encode("[THINK]Who?[/THINK]Barnabas.<|end|>")) {
                text.append(token);
            }
            text.finish();

            assertThat(text.text()).isEqualTo("[THINK]Who?[/THINK]Barnabas.").isEqualTo(String.join("", pieces));
        }
    }

    @Test
    void answerPrefix_isItsBeginning() {
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            List<String> pieces = new ArrayList<>();
            AnswerText text = new AnswerText(tokenizer, "<think>", List.of(), pieces::add);

            assertThat(text.text()).isEqualTo("<think>");
            assertThat(pieces).containsExactly("<think>");
        }
    }
}
