package org.scribes.textgen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.domain.Client;
import org.scribes.textgen.domain.Delivery;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Prompt;
import org.scribes.textgen.domain.Role;
import org.scribes.textgen.domain.SamplingOptions;
import org.scribes.textgen.domain.Truncation;

class CacheKeysTest {
    private static final GenerationRequest REQUEST = TestingAnswers.request("Who was Barnabas?");
    private static final Passage PASSAGE = REQUEST.passages().get(0);
    private static final SamplingOptions DEFAULTS = SamplingOptions.DEFAULTS;

    @Test
    void sameRequest_otherIdOrDelivery_hasSameKey() {
        GenerationRequest other =
                TestingAnswers.request("req-2", "Who was Barnabas?", DEFAULTS, false, Delivery.STREAM_RESTART);

        assertThat(key(other)).isEqualTo(key(REQUEST)).matches("[0-9a-f]{64}");
    }

    @Test
    void differentRequest_hasDifferentKey() {
        List<GenerationRequest> others = new ArrayList<>();
        others.add(REQUEST);
        others.addAll(otherWords());
        others.addAll(otherOptions().stream()
                .map(options -> request(REQUEST.prompt(), REQUEST.passages(), options, Optional.empty()))
                .toList());
        others.add(request(REQUEST.prompt(), REQUEST.passages(), DEFAULTS, Optional.of("tiny")));
        for (GroundingPolicy policy : List.of(GroundingPolicy.OFF, GroundingPolicy.REPORT, GroundingPolicy.ENFORCE)) {
            others.add(grounded(policy, Truncation.NO));
        }
        others.add(grounded(GroundingPolicy.REPAIR, Truncation.START));
        others.add(grounded(GroundingPolicy.REPAIR, Truncation.OLDEST_PASSAGES));

        assertThat(new HashSet<>(others.stream().map(CacheKeysTest::key).toList()))
                .hasSameSizeAs(others);
    }

    private static List<GenerationRequest> otherWords() {
        Prompt.Text text = new Prompt.Text("Who was Barnabas?", false);
        List<Prompt> prompts = List.of(
                new Prompt.Text("Who was Barnabas? ", false),
                new Prompt.Conversation(List.of(new Message(Role.USER, "Who was Barnabas?"))),
                new Prompt.Conversation(List.of(new Message(Role.SYSTEM, "Who was Barnabas?"))),
                new Prompt.Conversation(
                        List.of(new Message(Role.USER, "Who was "), new Message(Role.USER, "Barnabas?"))));
        List<List<Passage>> passages = List.of(
                List.of(),
                List.of(new Passage("2", PASSAGE.text(), PASSAGE.reference(), PASSAGE.source())),
                List.of(new Passage("1", PASSAGE.text() + ".", PASSAGE.reference(), PASSAGE.source())),
                List.of(new Passage("1", PASSAGE.text(), Optional.empty(), PASSAGE.source())),
                List.of(new Passage("1", PASSAGE.text(), Optional.of("John 3:17"), PASSAGE.source())),
                List.of(new Passage("1", PASSAGE.text(), Optional.empty(), Optional.of("John 3:16"))),
                List.of(PASSAGE, new Passage("2", "x", Optional.empty(), Optional.empty())));
        List<GenerationRequest> requests = new ArrayList<>();
        prompts.forEach(prompt -> requests.add(request(prompt, REQUEST.passages(), DEFAULTS, Optional.empty())));
        passages.forEach(other -> requests.add(request(text, other, DEFAULTS, Optional.empty())));
        requests.add(request(new Prompt.Text("Who was Barnabas?", true), List.of(), DEFAULTS, Optional.empty()));
        return requests;
    }

    private static List<SamplingOptions> otherOptions() {
        return List.of(
                options(OptionalInt.of(1), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty()),
                options(OptionalInt.empty(), OptionalDouble.of(0), OptionalDouble.empty(), OptionalInt.empty()),
                options(OptionalInt.empty(), OptionalDouble.of(0.2), OptionalDouble.empty(), OptionalInt.empty()),
                options(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.of(0.2), OptionalInt.empty()),
                options(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.of(1)),
                chosen(OptionalDouble.of(1.2), OptionalLong.empty(), List.of()),
                chosen(OptionalDouble.empty(), OptionalLong.of(0), List.of()),
                chosen(OptionalDouble.empty(), OptionalLong.of(1), List.of()),
                chosen(OptionalDouble.empty(), OptionalLong.empty(), List.of("a", "b")),
                chosen(OptionalDouble.empty(), OptionalLong.empty(), List.of("ab")),
                chosen(OptionalDouble.empty(), OptionalLong.empty(), List.of("b", "a")));
    }

    private static SamplingOptions options(
            OptionalInt tokens, OptionalDouble temperature, OptionalDouble topP, OptionalInt topK) {
        return new SamplingOptions(
                tokens, temperature, topP, topK, OptionalDouble.empty(), OptionalLong.empty(), List.of());
    }

    private static SamplingOptions chosen(OptionalDouble penalty, OptionalLong seed, List<String> stop) {
        return new SamplingOptions(
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                penalty,
                seed,
                stop);
    }

    @Test
    void otherClient_hasDifferentKey() {
        Client client = new Client("k2", "anonymous", Client.Limits.NONE);

        assertThat(keys().of(REQUEST, client, TestingAnswers.model(), List.of()))
                .isNotEqualTo(key(REQUEST));
    }

    @ParameterizedTest
    @CsvSource({
        "other, LOCAL, first, f32",
        "tiny, API, first, f32",
        "tiny, LOCAL, second, f32",
        "tiny, LOCAL, first, int8"
    })
    void otherModel_hasDifferentKey(String name, Mode mode, String revision, String precision) {
        ModelStatus usual = TestingAnswers.model();
        ModelStatus other = new ModelStatus(
                name,
                mode,
                usual.load(),
                Optional.of(precision),
                usual.device(),
                usual.maxOutputTokens(),
                usual.contextWindow(),
                usual.temperature(),
                usual.engine(),
                Optional.of(revision));

        assertThat(keys().of(REQUEST, Client.ANONYMOUS, other, List.of())).isNotEqualTo(key(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf.generation.model=a/b",
                "hf.model.path=/models/b",
                "hf.generation.temperature=0.1",
                "hf.model.precision=int8",
                "assistant.model.top.p=0.8",
                "assistant.max.output.tokens=20",
                "assistant.model.repetition.penalty=1.2",
                "textgen.local.repetition-penalty-scope=all",
                "textgen.hub.url=http://localhost:1",
                "textgen.hub.protocol=tgi",
                "textgen.backends=extractive",
                "textgen.grounding.outside-context=canon",
                "textgen.grounding.omission-mark=[…]",
                "textgen.grounding.languages=en,es",
                "textgen.output.validation=off",
                "textgen.output.min-characters=1",
                "textgen.pii.mask=off",
                "textgen.pii.phone-region=DE",
                "textgen.pii.allow-from-passages=true"
            })
    void settingThatAffectsAnswers_changesTheKey(String setting) {
        String[] property = setting.split("=", 2);

        assertThat(keys(property).of(REQUEST, Client.ANONYMOUS, TestingAnswers.model(), List.of()))
                .isNotEqualTo(key(REQUEST));
    }

    @Test
    void secretsAndPaths_doNotChangeTheKey() {
        String other = keys(
                        "hf.api.key",
                        "hf_another",
                        "hf.use.api",
                        "false",
                        "hf.home",
                        "/elsewhere",
                        "textgen.hub.headers",
                        "X-A: 2")
                .of(REQUEST, Client.ANONYMOUS, TestingAnswers.model(), List.of());

        assertThat(other)
                .isEqualTo(keys("textgen.hub.headers", "X-A: 1", "hf.use.api", "false")
                        .of(REQUEST, Client.ANONYMOUS, TestingAnswers.model(), List.of()));
    }

    private static GenerationRequest request(
            Prompt prompt, List<Passage> passages, SamplingOptions options, Optional<String> model) {
        return new GenerationRequest(
                "req-1",
                prompt,
                passages,
                options,
                model,
                Delivery.WHOLE,
                GroundingPolicy.REPAIR,
                Truncation.NO,
                true,
                Optional.empty());
    }

    private static GenerationRequest grounded(GroundingPolicy policy, Truncation truncation) {
        return new GenerationRequest(
                "req-1",
                REQUEST.prompt(),
                REQUEST.passages(),
                DEFAULTS,
                Optional.empty(),
                Delivery.WHOLE,
                policy,
                truncation,
                true,
                Optional.empty());
    }

    private static String key(GenerationRequest request) {
        return keys().of(request, Client.ANONYMOUS, TestingAnswers.model(), List.of());
    }

    static CacheKeys keys(String... properties) {
        return TestingKeys.of(TestingConfig.of(properties));
    }
}
