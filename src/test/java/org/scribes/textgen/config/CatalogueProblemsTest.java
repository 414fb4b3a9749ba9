package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, beside the rows of docs/mistakes.md, and what is only warned of. */
class CatalogueProblemsTest {
    private static final String SERVER = "targets: {v: {url: \"http://v:1\"%s}}\nmodels: {m: {targets: [v]%s}}";
    private static final String PLACE = "FOLDER/catalogue.yaml, line ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", urls: ['http://v:2']     | targets.v has url and urls: leave one of the two out",
                ", price: {input: 1}        | targets.v has one of price.input and price.output: give both, per million tokens",
                ", price: 1                 | targets.v.price must be a map of keys and values",
                ", model: [a, b]            | targets.v.model must be one value",
                ", api-keys: ['a,b']        | targets.v.api-keys must have single values in it, without commas",
                ", max-output-tokens: 401   | targets.v.max-output-tokens is \"401\": allowed is a whole number from 1 to 400",
                ", requests: 0              | targets.v.requests is \"0\": allowed is a whole number from 1 to 10000",
                ", api-key: 'two words'     | targets.v.api-key is a value that is not shown here: allowed is keys of visible "
                        + "ASCII characters, or file:PATH",
            })
    void targets_areRefused(String keys, String problem) {
        assertThat(problems(SERVER.formatted(keys.replace('\'', '"'), ""))).containsExactly(PLACE + "1: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", shadow: {target: v}            | models.m has one of shadow.target and shadow.share: give both",
                ", shadow: {target: v, share: 0}  | models.m.shadow.share is \"0\": allowed is a number above 0 and at most 1",
                ", defaults: {temperature: 3}     | models.m.defaults.temperature is \"3\": allowed is a number from 0 to 2",
                ", defaults: {topp: 1}            | models.m.defaults.topp is not a key; do you mean defaults.top-p?",
                ", defaults: {grounding: strict}  | models.m.defaults.grounding is \"strict\": allowed is one of off, report,"
                        + " repair, unquote, enforce",
            })
    void models_areRefused(String keys, String problem) {
        assertThat(problems(SERVER.formatted("", keys))).containsExactly(PLACE + "2: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models: {allowed: {targets: extractive}} | models.allowed has the name of a property, textgen.models.allowed: "
                        + "give the model another name",
                "models: {'a:b': {targets: extractive}}   | models.a:b has a name that no model may have: allowed are 1 to 100 "
                        + "letters, digits, ''.'', ''_'', ''-'' and ''/''",
                "models: {m: {targets: [{target: extractive, weigth: 1}]}} | models.m.targets must have names of targets, or "
                        + "maps of target and weight",
                "model: {m: {targets: extractive}} | the file has a key that is not known; allowed are targets, models, "
                        + "default-model",
                "{[a]: b, models: {m: {targets: extractive}}} | the file has a list or a map for a key",
            })
    void places_areRefused(String yaml, String problem) {
        assertThat(problems(yaml.replace('\'', '"'))).contains(PLACE + "1: " + problem.replace("''", "'"));
    }

    @Test
    void everything_isSaidAtOnce() {
        assertThat(problems("""
                        targets:
                          one: {url: nowhere}
                          two: {path: /m, threads: many}
                        models:
                          first: {targets: [one, three]}
                          second: {}
                        """))
                .containsExactly(
                        PLACE + "2: targets.one.url is \"nowhere\": allowed is an http or https address such as "
                                + "http://localhost:8080, without user, query and fragment",
                        PLACE + "3: targets.two.threads is \"many\": allowed is a whole number from 1 to 1024",
                        PLACE + "5: models.first.targets is \"one,three\": three is not a target; known are extractive,"
                                + " one, two",
                        PLACE + "6: models.second has no targets; known are extractive, one, two");
    }

    @Test
    void deepNesting_isRefused() {
        assertThat(problems("[".repeat(100_000)))
                .containsExactly("FOLDER/catalogue.yaml nests lists and maps more than 20 deep");
    }

    @Test
    void manyAliases_areRefused() {
        StringBuilder yaml = new StringBuilder("a: &a [x]\n");
        for (char name = 'b'; name < 'h'; name++) {
            char before = (char) (name - 1);
            yaml.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(("*" + before + ",").repeat(10))
                    .append("]\n");
        }

        assertThat(problems(yaml.toString())).singleElement().asString().endsWith(": not YAML: too many aliases");
    }

    @Test
    void largeFile_isRefused() {
        assertThat(problems("# " + "x".repeat(1_000_001)))
                .containsExactly("FOLDER/catalogue.yaml has more than 1000000 bytes");
    }

    @Test
    void whatIsProbablyNotMeant_isAWarning() {
        String yaml = """
                targets:
                  one: {url: "http://one", api-key: in-the-file}
                  two: {url: "http://two", api-keys: ["${SECOND}"]}
                models:
                  first: {targets: [one]}
                """;

        assertThat(warnings(yaml, Map.of("TEXTGEN_HUB_URL", "http://before", "TEXTGEN_BACKENDS", "api")))
                .containsExactly(
                        PLACE
                                + "2: targets.one.api-key is in the file itself: let it name a variable, ${NAME}, or a file,"
                                + " file:PATH",
                        PLACE + "3: targets.two is a target of no model",
                        "TEXTGEN_BACKENDS (from the environment) has no effect beside a catalogue: targets have keys for it",
                        "TEXTGEN_HUB_URL (from the environment) has no effect beside a catalogue: targets have keys for it");
    }

    @Test
    void unknownKeysOfProperties_stopTheStart() {
        assertThatThrownBy(() -> Settings.from(TestingConfig.of(
                        "textgen.targets.v.url",
                        "http://v",
                        "textgen.targets.v.protocl",
                        "chat",
                        "textgen.models.m.targets",
                        "v")))
                .hasMessage("Wrong configuration: textgen.targets.v.protocl (from test) is not a property; do you mean "
                        + "textgen.targets.v.protocol?");
        assertThatThrownBy(() -> Settings.from(TestingConfig.ofSources(new EnvConfigSource(
                        Map.of("TEXTGEN_MODELS_M_TARGETS", "extractive", "TEXTGEN_MODELS_M_DEFAULTS_TOPK", "1"), 300))))
                .hasMessage(
                        "Wrong configuration: TEXTGEN_MODELS_M_DEFAULTS_TOPK (from the environment) is not a property;"
                                + " do you mean TEXTGEN_MODELS_M_DEFAULTS_TOP_K?");
    }

    private List<String> problems(String yaml) {
        return TestingCatalogue.problems(folder, yaml);
    }

    private List<String> warnings(String yaml, Map<String, String> environment) {
        return new SettingsReport(TestingCatalogue.config(folder, yaml, environment))
                .warnings().stream()
                        .map(warning -> warning.replace(folder.toString(), "FOLDER"))
                        .toList();
    }
}
