package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.backend.local.decoder.TestingDecoder;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.domain.BackendDemands;
import org.scribes.textgen.domain.Cancellation;
import org.scribes.textgen.domain.Completion;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.LogprobOptions;
import org.scribes.textgen.domain.ModelTokenizer;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.TokenScore;
import org.scribes.textgen.domain.TokenScores;
import org.scribes.textgen.domain.TokenSpan;
import org.scribes.textgen.domain.TokenizedText;
import org.scribes.textgen.domain.ToolOptions;

/** Tests what the local model does for log-probabilities, tools and tokens. */
@Timeout(60)
class LocalBackendDemandsTest {
    private static final Prompt QUESTION = new Prompt.Text("Why?", false);
    private static final Passage PASSAGE = new Passage("1", "Jesus wept.", Optional.of("John 11:35"), Optional.empty());

    @TempDir
    static Path folder;

    private static Path checkpoint;
    private static DataDirectory data;

    @BeforeAll
    static void open() {
        checkpoint = EmbeddedModel.install(folder);
        data = DataDirectory.open(folder.resolve("data"));
    }

    @AfterAll
    static void close() {
        data.close();
    }

    private static LocalBackend backend() {
        return TestingLocalBackend.of(checkpoint, data, Map.of(), () -> new TestingDecoder(4096, 0, 300));
    }

    /** The first call begins the load. */
    private static void load(LocalBackend backend) throws InterruptedException {
        assertThatExceptionOfType(GenerationException.class).isThrownBy(backend::tokenizer);
        while (!backend.modelStatus().ready()) {
            Thread.sleep(1);
        }
    }

    private static GenerationRequest request(Prompt prompt, Passage... passages) {
        return new GenerationRequest(
                "id", prompt, List.of(passages), SamplingOptions.DEFAULTS, Optional.empty(), Delivery.WHOLE);
    }

    private static Cancellation patient() {
        return new Cancellation(Duration.ofHours(1), System::nanoTime);
    }

    @Test
    void demands_areMetOrRefusedByName() throws InterruptedException {
        LocalBackend backend = backend();
        load(backend);
        GenerationRequest raw = request(new Prompt.Text("Why?", true));
        BackendDemands tools = new BackendDemands(
                Optional.empty(), Optional.of(new ToolOptions("[]", Optional.empty(), Optional.empty())));
        BackendDemands scores = BackendDemands.logprobs(new LogprobOptions(2, true, false));

        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(() -> backend.generate(raw.demanding(tools), piece -> {}, patient()))
                .satisfies(refusal -> assertThat(refusal.field()).contains("tools"));
        for (Prompt prompt : List.of(raw.prompt(), QUESTION)) {
            Completion scored = backend.generate(request(prompt).demanding(scores), piece -> {}, patient());

            assertThat(scored.scores().orElseThrow().prompt())
                    .hasSize(scored.usage().input())
                    .extracting(TokenScore::text)
                    .last()
                    .isNotNull();
            assertThat(scored.text()).isEmpty();
        }
        assertThat(backend.generate(
                                request(QUESTION).demanding(BackendDemands.logprobs(LogprobOptions.ofAnswer(0))),
                                piece -> {},
                                patient())
                        .scores())
                .contains(new TokenScores(List.of(), List.of()));
        backend.stop();
    }

    @Test
    void tokenizer_isThatOfTheLoadedModel() throws InterruptedException {
        LocalBackend backend = backend();
        assertThatExceptionOfType(GenerationException.class)
                .isThrownBy(backend::tokenizer)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_LOADING));
        load(backend);

        ModelTokenizer tokenizer = backend.tokenizer().orElseThrow();

        TokenizedText tokens = tokenizer.tokenize("Jesus wept.");
        assertThat(tokenizer.decode(tokens.tokens().stream().map(TokenSpan::id).toList()))
                .isEqualTo("Jesus wept.");
        assertThat(tokenizer.tokenize(request(QUESTION, PASSAGE)).tokens())
                .hasSizeGreaterThan(tokens.tokens().size());
        backend.stop();
    }
}
