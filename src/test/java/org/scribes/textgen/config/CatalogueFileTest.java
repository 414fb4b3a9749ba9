package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.CatalogueModel.Choice;
import org.scribes.textgen.config.CatalogueModel.Shadow;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Price;

/** A whole catalogue, read from its file. */
class CatalogueFileTest {
    private static final String YAML = """
            # two servers and a checkpoint
            default-model: trial
            targets:
              router: {url: https://router.huggingface.co, model: org/big, api-key: "${HF_API_KEY}"}
              vllm:
                urls: [http://vllm-0:8000, http://vllm-1:8000]
                protocol: completions
                model: org/middle
                api-keys:
                  - file:FOLDER/key
                  - ${SECOND}
                headers: {X-Team: pastoral, X-Other: "b: c"}
                streaming: no
                idle-timeout: 2.5
                context-window: 4096
                max-output-tokens: 200
                price: {input: 0.02, output: 0.06}
                requests: 8
                tokens-per-minute: 60000
              small: {path: /models/small, precision: int8, device: cpu, threads: 2, batch-size: 4, kv-memory: 512 MB, load: lazy}
            models:
              pastor: {targets: [router, vllm, small, extractive], defaults: {temperature: 0.2}}
              trial:
                targets: [{target: router, weight: 90}, {target: vllm, weight: 10}, extractive]
                shadow: {target: small, share: 0.1}
                defaults:
                  top-p: 0.8
                  top-k: 40
                  repetition-penalty: 1.2
                  max-new-tokens: 100
                  grounding: enforce
                  system: |
                    Be brief, and kind.
                    Quote.
            """;

    @TempDir
    Path folder;

    @Test
    void file_isRead() throws IOException {
        Catalogue catalogue = read(Map.of());

        assertThat(catalogue.targets())
                .extracting(CatalogueTarget::name)
                .containsExactly("router", "vllm", "small", "extractive");
        assertThat(catalogue.models()).extracting(CatalogueModel::name).containsExactly("trial", "pastor");
    }

    @Test
    void server_hasWhatItsKeysSay() throws IOException {
        UpstreamTarget vllm = (UpstreamTarget) read(Map.of()).target("vllm").orElseThrow();

        assertThat(vllm.urls()).containsExactly(URI.create("http://vllm-0:8000"), URI.create("http://vllm-1:8000"));
        assertThat(vllm.hub().url()).isEqualTo(URI.create("http://vllm-0:8000"));
        assertThat(vllm.hub().protocol()).isEqualTo(HubProtocol.COMPLETIONS);
        assertThat(vllm.hub().streaming()).isFalse();
        assertThat(vllm.hub().idleTimeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(vllm.hub().headers())
                .isEqualTo(Map.of("X-Team", new Secret("pastoral"), "X-Other", new Secret("b: c")));
        assertThat(vllm.model().generationModel()).contains("org/middle");
        assertThat(vllm.model().apiKey()).isEmpty();
        assertThat(vllm.model().useApi()).isTrue();
        assertThat(vllm.keys()).containsExactly(new Secret("of-a-file"), new Secret("of-a-variable"));
        assertThat(vllm.assistant().contextWindow()).hasValue(4096);
        assertThat(vllm.assistant().maxOutputTokens()).isEqualTo(200);
        assertThat(vllm.price()).contains(new Price(new BigDecimal("0.02"), new BigDecimal("0.06")));
        assertThat(vllm.limits()).isEqualTo(new UpstreamTarget.Limits(OptionalInt.of(8), OptionalInt.of(60_000)));
    }

    @Test
    void checkpoint_hasWhatItsKeysSay() throws IOException {
        LocalTarget small = (LocalTarget) read(Map.of()).target("small").orElseThrow();

        assertThat(small.model().modelPath()).contains(Path.of("/models/small"));
        assertThat(small.model().precision()).isEqualTo(Precision.INT8);
        assertThat(small.model().hubKey()).isEmpty();
        assertThat(small.model().useApi()).isFalse();
        assertThat(small.local().device()).isEqualTo("cpu");
        assertThat(small.local().threads()).hasValue(2);
        assertThat(small.local().batchSize()).hasValue(4);
        assertThat(small.local().kvMemory()).isEqualTo(OptionalLong.of(512_000_000));
        assertThat(small.local().load()).isEqualTo(LoadMode.LAZY);
    }

    @Test
    void model_hasWhatItsKeysSay() throws IOException {
        CatalogueModel trial = read(Map.of()).model("trial").orElseThrow();

        assertThat(trial.targets())
                .containsExactly(
                        new Choice("router", OptionalInt.of(90)),
                        new Choice("vllm", OptionalInt.of(10)),
                        new Choice("extractive", OptionalInt.empty()));
        assertThat(trial.shadow()).contains(new Shadow("small", 0.1));
        assertThat(trial.defaults())
                .isEqualTo(new CatalogueModel.Defaults(
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.8),
                        OptionalInt.of(40),
                        OptionalDouble.of(1.2),
                        OptionalInt.of(100),
                        Optional.of("Be brief, and kind.\nQuote."),
                        Optional.of(GroundingPolicy.ENFORCE)));
    }

    @Test
    void whatATargetDoesNotSay_isThatOfAllOnlyWhereItSendsNothing() throws IOException {
        Catalogue catalogue = read(Map.of(
                "TEXTGEN_HUB_CONNECT_TIMEOUT", "1",
                "TEXTGEN_LOCAL_QUEUE_SIZE", "7",
                "ASSISTANT_MAX_OUTPUT_TOKENS", "300",
                "TEXTGEN_HUB_HEADERS", "X-Secret: for-another-server",
                "TEXTGEN_HUB_BILL_TO", "org",
                "TEXTGEN_HUB_PROTOCOL", "tgi",
                "HF_MODEL_PRECISION", "bf16",
                "HF_TOKEN", "hf_token",
                "HF_GENERATION_MODEL", "org/another"));
        UpstreamTarget router = (UpstreamTarget) catalogue.target("router").orElseThrow();
        LocalTarget small = (LocalTarget) catalogue.target("small").orElseThrow();

        assertThat(router.hub().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(router.assistant().maxOutputTokens()).isEqualTo(300);
        assertThat(router.hub().headers()).isEmpty();
        assertThat(router.hub().billTo()).isEmpty();
        assertThat(router.hub().protocol()).isEqualTo(HubProtocol.CHAT);
        assertThat(router.keys()).isEqualTo(List.of(new Secret("hf_key")));
        assertThat(router.model().hubKey()).isEmpty();
        assertThat(small.local().queueSize()).isEqualTo(7);
        assertThat(small.model().hubKey()).isEmpty();
        assertThat(small.model().generationModel()).isEmpty();
    }

    @Test
    void environment_winsOverTheFile() throws IOException {
        Catalogue catalogue = read(Map.of(
                "TEXTGEN_TARGETS_VLLM_MODEL", "org/other",
                "TEXTGEN_MODELS_PASTOR_DEFAULTS_TEMPERATURE", "0.7",
                "TEXTGEN_DEFAULT_MODEL", "pastor",
                "TEXTGEN_TARGETS_NEW_ONE_URL", "http://new"));

        assertThat(((UpstreamTarget) catalogue.target("vllm").orElseThrow())
                        .model()
                        .generationModel())
                .contains("org/other");
        assertThat(catalogue.models().get(0).name()).isEqualTo("pastor");
        assertThat(catalogue.models().get(0).defaults().temperature()).hasValue(0.7);
        assertThat(catalogue.target("new-one")).isPresent();
    }

    @Test
    void exampleOfTheDocument_isRead() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "models.md"));
        int start = lines.indexOf("default-model: trial");
        String yaml = lines.stream()
                .skip(start)
                .takeWhile(line -> !line.startsWith("```"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        Catalogue catalogue = new CatalogueSource(TestingCatalogue.config(folder, yaml, Map.of())).read();

        assertThat(catalogue.targets())
                .extracting(CatalogueTarget::name)
                .containsExactly("router", "vllm", "small", "extractive");
        assertThat(catalogue.models()).extracting(CatalogueModel::name).containsExactly("trial", "pastor");
    }

    private Catalogue read(Map<String, String> environment) throws IOException {
        return new CatalogueSource(config(environment)).read();
    }

    private Config config(Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("key"), "of-a-file\n");
        return TestingCatalogue.config(folder, YAML.replace("FOLDER", folder.toString()), environment);
    }
}
