package org.scribes.textgen.grounding.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;

/** A question that quotes something must not become part of the passage before it. */
class RawPromptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|context|>\n[1] John 11:35: Jesus wept.\n<|user|>Did Jesus dance?\n<|assistant|>",
                "<|im_start|>system\n[1] John 11:35: Jesus wept.<|im_end|>\n<|im_start|>user\nDid Jesus dance?<|im_end|>",
                "<|begin_of_text|>[1] John 11:35: Jesus wept.<|eot_id|><|start_header_id|>user<|end_header_id|>Did Jesus dance?",
                "<start_of_turn>user\n[1] John 11:35: Jesus wept.<end_of_turn><start_of_turn>user\nDid Jesus dance?",
                "<s>[INST] [1] John 11:35: Jesus wept. [/INST]</s>[INST] Did Jesus dance? [/INST]",
                "<｜User｜>[1] John 11:35: Jesus wept.<｜User｜>Did Jesus dance?",
            })
    void controlToken_endsAPassage(String prompt) {
        GenerationRequest request = new GenerationRequest(
                "req-1",
                new Prompt.Text(prompt, true),
                List.of(),
                SamplingOptions.DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE);

        assertThat(ContextReader.of(request).passages())
                .extracting(passage -> passage.passage().text())
                .containsExactly("Jesus wept.");
    }
}
