package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueKeysTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void keysOfServers_areDocumented() throws IOException {
        assertThat(documented("### A target that is a server"))
                .containsExactlyInAnyOrderElementsOf(
                        union(CatalogueKeys.UPSTREAM.keySet(), CatalogueKeys.UPSTREAM_ONLY, CatalogueKeys.OF_ALL));
    }

    @Test
    void keysOfCheckpoints_areDocumented() throws IOException {
        assertThat(documented("### A target that is a checkpoint"))
                .containsExactlyInAnyOrderElementsOf(union(CatalogueKeys.LOCAL.keySet(), CatalogueKeys.OF_ALL));
    }

    @Test
    void keysOfModels_areDocumented() throws IOException {
        assertThat(documented("### A model")).containsExactlyInAnyOrderElementsOf(CatalogueKeys.MODELS.keys());
    }

    @Test
    void propertiesThatKeysStandFor_areThere() {
        assertThat(Settings.names())
                .containsAll(CatalogueKeys.UPSTREAM.values())
                .containsAll(CatalogueKeys.LOCAL.values())
                .containsAll(CatalogueKeys.SHARED)
                .containsAll(CatalogueKeys.WITHOUT_EFFECT);
    }

    /** A target that could take one of these from outside the catalogue could send it to the wrong server. */
    @Test
    void addressesKeysModelsAndHeaders_areNeverShared() {
        assertThat(CatalogueKeys.SHARED)
                .isNotEmpty()
                .doesNotContain(
                        "hf.api.key",
                        "hf.token",
                        "hf.generation.model",
                        "hf.model.path",
                        "textgen.hub.url",
                        "textgen.hub.headers",
                        "textgen.hub.bill-to");
    }

    @ParameterizedTest
    @CsvSource({
        "textgen.targets.vllm.url, vllm",
        "textgen.targets.a.b/c-d.price.input, a.b/c-d",
        "textgen.targets.url.url, url",
        "TEXTGEN_TARGETS_VLLM_API_KEY, vllm",
        "TEXTGEN_TARGETS_THE_OTHER_API_KEYS, the-other",
        "TEXTGEN_TARGETS_A_PRICE_OUTPUT, a",
        "textgen.targets.url, ",
        "textgen.targets..url, ",
        "TEXTGEN_TARGETS_URL, ",
        "textgen.targets.vllm.urll, ",
        "textgen.hub.url, ",
    })
    void name_isWhatStandsBeforeAKey(String property, String name) {
        assertThat(CatalogueKeys.TARGETS.nameIn(property).orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "textgen.targets.vllm.urll, textgen.targets.vllm.url",
        "textgen.targets.a.b.prize.input, textgen.targets.a.b.price.input",
        "TEXTGEN_TARGETS_VLLM_APIKEY, textgen.targets.vllm.api-key",
        "TEXTGEN_TARGETS_VLLM_COLOUR, ",
        "textgen.hub.urll, ",
    })
    void nearestProperty_hasTheSameName(String property, String nearest) {
        assertThat(CatalogueKeys.TARGETS.nearestProperty(property).orElse(null)).isEqualTo(nearest);
    }

    /** What is code in the first column of the table under {@code heading}. */
    private static Set<String> documented(String heading) throws IOException {
        Set<String> keys = new TreeSet<>();
        Files.readAllLines(Path.of("docs", "models.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> CODE.matcher(line.substring(0, line.indexOf(" |")))
                        .results()
                        .forEach(code -> keys.add(code.group(1))));
        return keys;
    }

    private static Set<String> union(Set<String> one, Set<String> other, Set<String> last) {
        return union(union(one, other), last);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
