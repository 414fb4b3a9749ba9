package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which names a catalogue has, when several sources make it. */
class CatalogueSettingsTest {
    @TempDir
    Path folder;

    @Test
    void namesOfTheFile_comeFirst_inItsOrder() throws IOException {
        Path file = Files.writeString(folder.resolve("catalogue.yaml"), """
                targets: {z: {path: /m}, a.b: {path: /m}}
                models: {z: {targets: z}, m: {targets: [z, a.b]}}
                """);
        Config config = TestingConfig.ofSources(
                TestingConfig.source(
                        "test",
                        100,
                        Map.of("textgen.catalogue", file.toString(), "textgen.models.b.targets", "extractive")),
                new EnvConfigSource(Map.of("TEXTGEN_MODELS_A_TARGETS", "z", "TEXTGEN_TARGETS_A_B_THREADS", "2"), 300));

        Catalogue catalogue = new CatalogueSource(config).read();

        assertThat(catalogue.models()).extracting(CatalogueModel::name).containsExactly("z", "m", "b", "a");
        assertThat(catalogue.targets()).extracting(CatalogueTarget::name).containsExactly("z", "a.b", "extractive");
        assertThat(((LocalTarget) catalogue.target("a.b").orElseThrow()).local().threads())
                .hasValue(2);
    }

    @Test
    void envFile_makesACatalogueOfVariables() throws IOException {
        Path file = Files.writeString(folder.resolve("test.env"), """
                TEXTGEN_TARGETS_THE_SERVER_URL=http://server:8000
                TEXTGEN_TARGETS_THE_SERVER_API_KEY=${ROUTER_KEY}
                TEXTGEN_MODELS_TRIAL_TARGETS=the-server:9,extractive:1
                ROUTER_KEY=k1
                """);
        Config config = TestingConfig.ofSources(new EnvFileConfigSource(
                EnvFileLocator.of(Map.of(), Map.of("TEXTGEN_ENV_FILE", file.toString()), folder)));

        Catalogue catalogue = new CatalogueSource(config).read();

        assertThat(catalogue.models()).extracting(CatalogueModel::name).containsExactly("trial");
        assertThat(((UpstreamTarget) catalogue.target("the-server").orElseThrow()).keys())
                .containsExactly(new Secret("k1"));
        assertThat(Settings.unknown(config)).isEmpty();
    }

    @Test
    void problemOfAVariable_namesTheVariable() throws IOException {
        Config config = TestingConfig.ofSources(
                new EnvConfigSource(Map.of("TEXTGEN_TARGETS_V_URL", "v:8000", "TEXTGEN_MODELS_M_TARGETS", "v,w"), 300));

        assertThat(new SettingsReport(config).problems())
                .containsExactly(
                        "TEXTGEN_TARGETS_V_URL is \"v:8000\" (from the environment): allowed is an http or https address such as"
                                + " http://localhost:8080, without user, query and fragment",
                        "TEXTGEN_MODELS_M_TARGETS is \"v,w\" (from the environment): w is not a target; known are extractive, v");
    }

    @Test
    void keyFiles_areAmongTheFilesEvenOfARefusedCatalogue() throws IOException {
        Path file = Files.writeString(folder.resolve("catalogue.yaml"), """
                targets: {v: {url: "http://v", api-key: "file:/none/key"}}
                models: {m: {targets: v}}
                """);
        CatalogueSource source = new CatalogueSource(TestingConfig.of("textgen.catalogue", file.toString()));

        assertThat(new SettingsReport(TestingConfig.of("textgen.catalogue", file.toString())).problems())
                .containsExactly(file
                        + ", line 1: targets.v.api-key is a value that is not shown here: /none/key does not exist");
        assertThatThrownBy(source::read).isInstanceOf(ConfigurationException.class);
        assertThat(source.files()).containsExactly(file, Path.of("/none/key"));
    }
}
