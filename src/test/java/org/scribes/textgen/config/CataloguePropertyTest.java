package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Random catalogues mean the same in YAML and as properties; a file that was damaged is refused without a secret. */
class CataloguePropertyTest {
    private static final String SECRET = "correcthorsebatterystaple";
    private static final String VALID = """
            default-model: trial
            targets:
              router: {url: "https://router.example", model: org/big, api-key: SECRET, bill-to: org}
              vllm:
                urls: [http://vllm-0:8000, "http://vllm-1:8000"]
                protocol: completions
                api-keys:
                  - SECRET-1
                  - SECRET-2
                headers: {X-Key: SECRET}
                price: {input: 0.02, output: 0.06}
              small: {path: /models/small, kv-memory: 512 MB, load: lazy}
            models:
              pastor: {targets: [router, vllm, small, extractive], defaults: {temperature: 0.2}}
              trial:
                targets: [{target: router, weight: 90}, {target: vllm, weight: 10}, extractive]
                shadow: {target: small, share: 0.1}
                defaults: {grounding: enforce, system: "Be brief."}
            """.replace("SECRET", SECRET);

    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("catalogue");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("catalogue.yaml"));
        Files.delete(folder);
    }

    @Property(tries = 60)
    void catalogue_isTheSameInYamlAndAsProperties(
            @ForAll("targets") Map<String, Map<String, Object>> targets,
            @ForAll("models") Map<String, Map<String, Object>> models,
            @ForAll boolean flow) {
        models.replaceAll((name, model) -> withTargets(model, targets.keySet()));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("targets", targets);
        root.put("models", models);
        root.put("default-model", models.keySet().iterator().next());
        String yaml = new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(flow ? FlowStyle.FLOW : FlowStyle.BLOCK)
                        .build())
                .dumpToString(root);
        Map<String, String> properties = new HashMap<>();
        flatten("textgen", root, properties);

        Catalogue ofYaml = new CatalogueSource(TestingCatalogue.config(folder, yaml, Map.of())).read();
        Catalogue ofProperties =
                new CatalogueSource(TestingConfig.ofSources(TestingConfig.source("test", 100, properties))).read();

        assertThat(ofYaml.models()).hasSize(models.size()).containsExactlyInAnyOrderElementsOf(ofProperties.models());
        assertThat(ofYaml.models().get(0)).isEqualTo(ofProperties.models().get(0));
        assertThat(ofYaml.targets())
                .hasSize(targets.size() + 1)
                .containsExactlyInAnyOrderElementsOf(ofProperties.targets());
    }

    @Property(tries = 400)
    void damagedFile_isReadOrRefusedWithoutASecret(
            @ForAll("places") List<Integer> places, @ForAll("damages") List<String> damages) {
        StringBuilder yaml = new StringBuilder(VALID);
        for (int i = 0; i < Math.min(places.size(), damages.size()); i++) {
            int place = places.get(i) % yaml.length();
            String damage = damages.get(i);
            yaml.replace(place, Math.min(yaml.length(), place + 1 + damage.length() % 3), damage);
        }

        List<String> problems = TestingCatalogue.problems(folder, yaml.toString());

        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem).doesNotContain(SECRET.substring(2, SECRET.length() - 2)));
    }

    @Property(tries = 100)
    void anyText_isReadOrRefused(@ForAll String text) {
        assertThat(TestingCatalogue.problems(folder, text)).isNotEmpty();
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers()
                .between(0, VALID.length() - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<String>> damages() {
        return Arbitraries.of(
                        "", " ", "\n", "\t", ":", ": ", ",", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "- ",
                        "? ", "|\n", "!!x ", "---\n", "%", "@", "${", "}", "<<: ", "x", "0", "\u0007", "é", "\n  ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Map<String, Map<String, Object>>> targets() {
        Arbitrary<Map<String, Object>> server = some(Map.of(
                        "protocol", Arbitraries.of("chat", "completions", "tgi"),
                        "model", Arbitraries.of("org/a", "b"),
                        "api-keys",
                                Arbitraries.of("k1", "k2", "k3")
                                        .list()
                                        .uniqueElements()
                                        .ofMinSize(1),
                        "headers",
                                Arbitraries.maps(Arbitraries.of("X-A", "X-B"), Arbitraries.of("a b", "c: d"))
                                        .ofMinSize(1),
                        "streaming", Arbitraries.of(true, false),
                        "idle-timeout", Arbitraries.of(1, 2.5),
                        "price", Arbitraries.just(Map.of("input", 0.5, "output", 2)),
                        "requests", Arbitraries.integers().between(1, 10),
                        "context-window", Arbitraries.of(100, 200)))
                .map(keys -> with(keys, "url", "http://h:1"));
        Arbitrary<Map<String, Object>> checkpoint = some(Map.of(
                        "precision", Arbitraries.of("int8", "f32"),
                        "threads", Arbitraries.integers().between(1, 8),
                        "kv-memory", Arbitraries.of("1 GB", "5MB"),
                        "speculation", Arbitraries.of("on", "off"),
                        "load", Arbitraries.of("lazy", "startup")))
                .map(keys -> with(keys, "path", "/models/m"));
        return Arbitraries.maps(names(), Arbitraries.oneOf(server, checkpoint))
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, Map<String, Object>>> models() {
        Arbitrary<Map<String, Object>> defaults = some(Map.of(
                "temperature", Arbitraries.of(0, 0.2, 2),
                "top-k", Arbitraries.of(0, 40),
                "grounding", Arbitraries.of("off", "enforce"),
                "system", Arbitraries.of("Be brief.", "Two\nlines: {a}, [b], # c", "$5 & *more*")));
        return Arbitraries.maps(
                        names(),
                        Combinators.combine(defaults, Arbitraries.of(true, false))
                                .as((keys, weights) -> with(Map.of("defaults", keys), "targets", weights)))
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b.c", "org/name", "d-e", "F_9", "0", "url", "x.targets", "true", "null");
    }

    /** Maps with some of these keys. */
    private static Arbitrary<Map<String, Object>> some(Map<String, Arbitrary<?>> keys) {
        Arbitrary<Map<String, Object>> maps = Arbitraries.just(Map.of());
        for (Map.Entry<String, Arbitrary<?>> key : new TreeMap<>(keys).entrySet()) {
            maps = Combinators.combine(maps, key.getValue().asGeneric().optional())
                    .as((map, value) ->
                            value.map(given -> with(map, key.getKey(), given)).orElse(map));
        }
        return maps;
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }

    /** All targets, with weights if the model's {@code targets} is true. */
    private static Map<String, Object> withTargets(Map<String, Object> model, Iterable<String> names) {
        boolean weights = Boolean.TRUE.equals(model.get("targets"));
        List<Object> choices = new java.util.ArrayList<>();
        names.forEach(name -> choices.add(weights ? Map.of("target", name, "weight", choices.size() + 1) : name));
        return with(
                with(model, "targets", choices),
                "shadow",
                Map.of("target", names.iterator().next(), "share", 0.5));
    }

    /** As a person would write the properties. */
    private static void flatten(String name, Object value, Map<String, String> properties) {
        if (value instanceof Map<?, ?> map && name.endsWith(".headers")) {
            properties.put(name, joined(map.entrySet(), header -> header.getKey() + ": " + header.getValue()));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> flatten(name + "." + key, child, properties));
        } else if (value instanceof List<?> list) {
            properties.put(
                    name,
                    joined(
                            list,
                            item -> item instanceof Map<?, ?> choice
                                    ? choice.get("target") + ":" + choice.get("weight")
                                    : item.toString()));
        } else {
            properties.put(name, value.toString());
        }
    }

    private static <T> String joined(Iterable<T> items, Function<? super T, String> text) {
        List<String> texts = new java.util.ArrayList<>();
        items.forEach(item -> texts.add(text.apply(item)));
        return texts.stream().collect(Collectors.joining(", "));
    }
}
