package org.scribes.textgen.backend.local.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scribes.textgen.backend.local.EmbeddedModel;
import org.scribes.textgen.backend.local.kv.PrefixSharing;
import org.scribes.textgen.checkpoint.ChatTemplateFile;
import org.scribes.textgen.checkpoint.CheckpointTokenizer;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationException;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.LogitAdjustments;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;
import org.scribes.textgen.guard.PromptTruncator;
import org.scribes.textgen.guard.RequestWithWarnings;

class RequestPreparerTest {
    @TempDir
    Path parent;

    private static RequestPreparer preparer(CheckpointTokenizer tokenizer, Path folder) {
        return new RequestPreparer(
                new PromptEncoder(tokenizer, ChatTemplateFile.read(folder)),
                TestingSettings.defaults(TestingSettings.SILENT_MODEL, Map.of()),
                512,
                tokenizer.vocabularySize());
    }

    private static GenerationRequest request(OptionalInt maxNewTokens, Truncation truncation, int passages) {
        SamplingOptions options = new SamplingOptions(
                maxNewTokens,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of());
        List<Passage> texts = IntStream.range(0, passages)
                .mapToObj(i -> new Passage(
                        "p" + i,
                        "For God so loved the world, that he gave his Son.",
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new GenerationRequest(
                "id",
                new Prompt.Text("What does John say?", false),
                texts,
                options,
                Optional.empty(),
                Delivery.WHOLE,
                GroundingPolicy.OFF,
                truncation,
                true,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"40, NO, 40", "40, START, 40", "900, NO, 400", ", NO, 1", ", START, 128", ", OLDEST_PASSAGES, 128"})
    void answerRoom_isTheRequestedLengthElseTheRest(Integer asked, Truncation truncation, int room) {
        Path folder = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            OptionalInt given = asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
            assertThat(preparer(tokenizer, folder).answerRoom(request(given, truncation, 1)))
                    .isEqualTo(room);
        }
    }

    @Test
    void truncatedPrompt_fillsTheWindowWithoutAWarning() {
        Path folder = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            RequestPreparer preparer = preparer(tokenizer, folder);

            RequestWithWarnings cut =
                    PromptTruncator.fit(request(OptionalInt.of(200), Truncation.OLDEST_PASSAGES, 100), preparer);

            PreparedRequest prepared = preparer.prepare(cut.request());
            assertThat(prepared.prompt()).hasSizeBetween(280, 312);
            assertThat(prepared.maxNewTokens()).isEqualTo(200);
            assertThat(prepared.warnings()).isEmpty();
            assertThat(cut.warnings()).hasSize(1);
        }
    }

    @Test
    void prefix_isSharedWithinTheClient() {
        Path folder = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            GenerationRequest asked = request(OptionalInt.of(10), Truncation.NO, 1);
            RequestPreparer preparer = preparer(tokenizer, folder);

            PrefixSharing own = preparer.prepare(asked.askedBy(Client.ANONYMOUS)
                            .seededAnew()
                            .repeatingLess()
                            .asking(asked.prompt(), asked.passages()))
                    .sharing();

            assertThat(own.client()).hasValue("anonymous");
            assertThat(own.common()).isBetween(1, 30);
            assertThat(preparer.prepare(asked).sharing().client()).isEmpty();
        }
    }

    @Test
    void tokenPrompt_isReadUnchanged_unlessTheVocabularyLacksOne() {
        Path folder = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            RequestPreparer preparer = preparer(tokenizer, folder);
            GenerationRequest asked = request(OptionalInt.of(5), Truncation.NO, 0);
            List<Integer> known = List.of(7, 300, tokenizer.vocabularySize() - 1);
            List<Integer> unknown = List.of(7, tokenizer.vocabularySize());

            PreparedRequest prepared = preparer.prepare(asked.asking(new Prompt.Tokens(known, "text"), List.of()));

            assertThat(prepared.prompt()).isEqualTo(known);
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> preparer.prepare(asked.asking(new Prompt.Tokens(unknown, "text"), List.of())))
                    .satisfies(refusal -> assertThat(refusal.field()).contains("prompt"));
        }
    }

    @Test
    void biasOfATokenThatTheModelLacks_isRefusedByName() {
        Path folder = EmbeddedModel.install(parent);
        try (CheckpointTokenizer tokenizer = CheckpointTokenizer.open(folder)) {
            RequestPreparer preparer = preparer(tokenizer, folder);

            assertThat(preparer.prepare(biased(tokenizer.vocabularySize() - 1))
                            .sampling()
                            .adjustments()
                            .logitBias())
                    .hasSize(1);
            assertThatExceptionOfType(GenerationException.class)
                    .isThrownBy(() -> preparer.prepare(biased(tokenizer.vocabularySize())))
                    .satisfies(refusal -> assertThat(refusal.field()).contains("logit_bias"));
        }
    }

    private static GenerationRequest biased(int token) {
        SamplingOptions options = SamplingOptions.DEFAULTS.adjustedBy(new LogitAdjustments(
                OptionalDouble.empty(), OptionalDouble.empty(), Map.of(token, 1.0), OptionalDouble.empty()));
        return new GenerationRequest(
                "id", new Prompt.Text("Why?", false), List.of(), options, Optional.empty(), Delivery.WHOLE);
    }
}
