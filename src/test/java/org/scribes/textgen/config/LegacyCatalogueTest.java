package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyCatalogueTest {
    @Test
    void nothingGiven_isTheLocalTargetAndTheFallback() {
        Catalogue catalogue = catalogue();

        assertThat(catalogue.models()).isEmpty();
        assertThat(catalogue.targets()).extracting(CatalogueTarget::name).containsExactly("local", "extractive");
    }

    @Test
    void order_isThatOfTheBackends() {
        assertThat(catalogue("textgen.backends", "extractive,api,local").targets())
                .extracting(CatalogueTarget::name)
                .containsExactly("extractive", "api", "local");
    }

    @Test
    void upstream_hasTheAddressAndTheKeyOfTheProperties() {
        Catalogue catalogue = catalogue(
                "textgen.hub.url", "http://vllm:8000", "hf.api.key", "k1", "hf.generation.model", "org/model");

        UpstreamTarget api = (UpstreamTarget) catalogue.target("api").orElseThrow();
        assertThat(api.urls()).containsExactly(URI.create("http://vllm:8000"));
        assertThat(api.keys()).containsExactly(new Secret("k1"));
        assertThat(api.model().apiModel()).isEqualTo("org/model");
        assertThat(api.limits()).isEqualTo(UpstreamTarget.Limits.NONE);
        assertThat(api.price()).isEmpty();
    }

    @Test
    void targets_holdTheRecordsOfTheSettings() {
        Settings settings = Settings.from(
                TestingConfig.of("textgen.backends", "api,local", "textgen.local.threads", "2", "hf.token", "hf_1"));

        Catalogue catalogue = settings.get(Catalogue.class);
        UpstreamTarget api = (UpstreamTarget) catalogue.target("api").orElseThrow();
        assertThat(api.hub()).isEqualTo(settings.get(HubConfig.class));
        assertThat(api.keys()).containsExactly(new Secret("hf_1"));
        assertThat(catalogue.target("local"))
                .contains(new LocalTarget(
                        "local",
                        settings.get(HuggingFaceConfig.class),
                        settings.get(AssistantConfig.class),
                        settings.get(LocalConfig.class)));
        assertThat(catalogue.targets()).hasSize(2);
    }

    @Test
    void upstreamWithoutAKey_hasNoKeys() {
        assertThat(((UpstreamTarget) catalogue("textgen.hub.url", "http://vllm:8000", "hf.token", "hf_1")
                                .target("api")
                                .orElseThrow())
                        .keys())
                .isEqualTo(List.of());
    }

    private static Catalogue catalogue(String... namesAndValues) {
        return new CatalogueSource(TestingConfig.of(namesAndValues)).read();
    }
}
