package org.scribes.textgen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of docs/configuration.md hold the names and defaults that the code has. */
class ConfigurationTableTest {
    private static final Path DOCUMENT = Path.of("docs", "configuration.md");
    private static final Path SERVER = Path.of("src", "main", "liberty", "config", "server.xml");
    private static final Path FAULT_TOLERANCE =
            Path.of("src", "main", "resources", "META-INF", "microprofile-config.properties");

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| ([^|]+) \\|");
    private static final Pattern LITERAL = Pattern.compile("`([^`]+)`");
    private static final Pattern VARIABLE = Pattern.compile("<variable name=\"(\\w+)\" defaultValue=\"([^\"]*)\"/>");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z.-]+):([^}]+)}");
    private static final String PROPERTIES = "\n## Properties\n";
    private static final String AFTER_PROPERTIES = "\n## Properties of";
    private static final String NONE = "none";

    /** Properties that a server variable sets; the table of variables has them. */
    private static final Map<String, String> OF_VARIABLES = Map.of(
            "HTTP_HOST", "HTTP_HOST",
            "HTTP_PORT", "HTTP_PORT",
            "HTTPS_PORT", "HTTPS_PORT",
            "LOG_FORMAT", "LOG_FORMAT",
            "OPENAPI", "OPENAPI",
            "textgen.database.url", "TEXTGEN_DATABASE_URL",
            "textgen.database.user", "TEXTGEN_DATABASE_USER",
            "textgen.database.password", "TEXTGEN_DATABASE_PASSWORD");

    /** What the code has where nothing is set, for defaults that are "none" or words. */
    private static final Map<String, Function<Settings, Object>> UNSET = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "hf.model.path",
                    settings -> settings.get(HuggingFaceConfig.class).modelPath()),
            Map.entry(
                    "hf.generation.model",
                    settings -> settings.get(HuggingFaceConfig.class).generationModel()),
            Map.entry(
                    "hf.api.key",
                    settings -> settings.get(HuggingFaceConfig.class).apiKey()),
            Map.entry(
                    "hf.token",
                    settings -> settings.get(HuggingFaceConfig.class).hubKey()),
            Map.entry(
                    "hf.generation.temperature",
                    settings -> settings.get(HuggingFaceConfig.class).temperature()),
            Map.entry(
                    "textgen.catalogue",
                    settings -> settings.get(Catalogue.class).models()),
            Map.entry(
                    "textgen.default-model",
                    settings -> settings.get(Catalogue.class).models()),
            Map.entry(
                    "textgen.models.allowed",
                    settings -> settings.get(ModelsConfig.class).allowed()),
            Map.entry(
                    "assistant.model.top.p",
                    settings -> settings.get(AssistantConfig.class).topP()),
            Map.entry(
                    "assistant.model.repetition.penalty",
                    settings -> settings.get(AssistantConfig.class).repetitionPenalty()),
            Map.entry(
                    "assistant.model.repition.penalty",
                    settings -> settings.get(AssistantConfig.class).repetitionPenalty()),
            Map.entry(
                    "assistant.model.context.window",
                    settings -> settings.get(AssistantConfig.class).contextWindow()),
            Map.entry(
                    "textgen.hub.bill-to",
                    settings -> settings.get(HubConfig.class).billTo()),
            Map.entry(
                    "textgen.hub.headers",
                    settings -> settings.get(HubConfig.class).headers()),
            Map.entry(
                    "textgen.hub.tokenizer",
                    settings -> settings.get(HubConfig.class).tokenizer()),
            Map.entry(
                    "textgen.hub.proxy",
                    settings -> settings.get(HubConfig.class).proxy()),
            Map.entry(
                    "textgen.hub.ca-certificates",
                    settings -> settings.get(HubConfig.class).caCertificates()),
            Map.entry(
                    "textgen.api.cors-origins",
                    settings -> settings.get(DoorConfig.class).corsOrigins()),
            Map.entry(
                    "textgen.api.reader-url",
                    settings -> settings.get(DoorConfig.class).readerUrl()),
            Map.entry(
                    "textgen.api.max-answers",
                    settings -> settings.get(ApiConfig.class).maxAnswers()),
            Map.entry(
                    "textgen.local.batch-size",
                    settings -> settings.get(LocalConfig.class).batchSize()),
            Map.entry(
                    "textgen.local.memory",
                    settings -> settings.get(LocalMemoryConfig.class).memory()),
            Map.entry(
                    "textgen.local.kv-memory",
                    settings -> settings.get(LocalConfig.class).kvMemory()),
            Map.entry(
                    "textgen.local.threads",
                    settings -> settings.get(LocalConfig.class).threads()),
            Map.entry(
                    "textgen.grounding.translations",
                    settings -> settings.get(GroundingConfig.class).translations()),
            Map.entry(
                    "textgen.cache.key",
                    settings -> settings.get(CacheConfig.class).key()),
            Map.entry(
                    "textgen.auth.key-file",
                    settings -> settings.get(AuthConfig.class).keyFile()),
            Map.entry(
                    "textgen.user.hash-key",
                    settings -> settings.get(UserConfig.class).hashKey()),
            Map.entry(
                    "textgen.redis.url",
                    settings -> settings.get(RedisConfig.class).url()),
            Map.entry(
                    "textgen.cost.prices",
                    settings -> settings.get(CostConfig.class).prices()),
            Map.entry(
                    "textgen.cost.local-usd-per-hour",
                    settings -> settings.get(CostConfig.class).localUsdPerHour()),
            Map.entry(
                    "textgen.budget.total-usd",
                    settings -> settings.get(BudgetConfig.class).total()),
            Map.entry(
                    "textgen.budget.key-usd",
                    settings -> settings.get(BudgetConfig.class).key()),
            Map.entry(
                    "textgen.budget.user-usd",
                    settings -> settings.get(BudgetConfig.class).user())));

    /** Defaults that follow from other properties, with the tests that hold them. */
    private static final Map<String, String> DERIVED = Map.of(
            "textgen.backends", "BackendsConfig, in TextgenConfigsTest",
            "hf.use.api", "HuggingFaceConfigTest",
            "textgen.cost.from-router", "CostConfigTest",
            "textgen.auth.allowed-hosts", "AuthConfigTest: the server's own host name is always in the set",
            "textgen.start.failure", "StartConfigTest",
            "textgen.env.file", "EnvFileLocatorTest");

    /** Literal defaults that a record keeps apart from a value that is set, by what the code makes of nothing. */
    private static final Map<String, Function<Settings, Object>> KEPT_APART = Map.of(
            "textgen.hub.url", settings -> settings.get(HubConfig.class).url(),
            "assistant.max.output.tokens",
                    settings -> settings.get(AssistantConfig.class).maxOutputTokens());

    private final Settings defaults = Settings.from(TestingConfig.of());

    @Test
    void tables_holdEveryPropertyThatIsReadAndNoOther() throws IOException {
        Set<String> documented = rows(PROPERTIES, AFTER_PROPERTIES).keySet();

        Set<String> read = Settings.names().stream()
                .filter(name -> !OF_VARIABLES.containsKey(name))
                .collect(Collectors.toSet());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(read);
    }

    @TestFactory
    Stream<DynamicTest> defaults_areThoseOfTheCode() throws IOException {
        return rows(PROPERTIES, AFTER_PROPERTIES).entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> assertDefault(row.getKey(), row.getValue())));
    }

    @Test
    void exceptions_areOfPropertiesThatAreRead() {
        assertThat(Settings.names())
                .containsAll(UNSET.keySet())
                .containsAll(DERIVED.keySet())
                .containsAll(KEPT_APART.keySet())
                .containsAll(OF_VARIABLES.keySet());
    }

    /** The penalty's number is private to the local backend; its SamplingDefaultsTest has it. */
    @Test
    void sampling_hasTheNumbersOfTheCodeWhereTheModelHasNone() throws IOException {
        Map<String, String> rows = rows(PROPERTIES, AFTER_PROPERTIES);

        assertThat(rows.get("hf.generation.temperature"))
                .endsWith("else `" + HuggingFaceConfig.DEFAULT_TEMPERATURE + "`");
        assertThat(rows.get("assistant.model.top.p")).endsWith("else `" + AssistantConfig.DEFAULT_TOP_P + "`");
        assertThat(rows.get("hf.generation.model"))
                .startsWith("API: `" + defaults.get(HuggingFaceConfig.class).apiModel() + "`");
    }

    /** The server's own fault tolerance reads these by itself. */
    @Test
    void faultTolerance_hasTheDefaultsOfTheTable() throws IOException {
        Map<String, String> rows = rows(PROPERTIES, AFTER_PROPERTIES);
        Matcher expression = EXPRESSION.matcher(Files.readString(FAULT_TOLERANCE));

        int found = 0;
        while (expression.find()) {
            found++;
            assertThat(rows).containsEntry(expression.group(1), "`" + expression.group(2) + "`");
        }
        assertThat(found).isEqualTo(2);
    }

    @Test
    void variablesOfTheServer_areThoseOfItsConfiguration() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        Matcher variable = VARIABLE.matcher(Files.readString(SERVER));
        while (variable.find()) {
            variables.put(variable.group(1), variable.group(2).isEmpty() ? NONE : "`" + variable.group(2) + "`");
        }

        assertThat(rows("## Variables of the server", "\n`DJL_CACHE_DIR`")).isEqualTo(variables);
        assertThat(variables).containsKeys(OF_VARIABLES.values().toArray(String[]::new));
    }

    private void assertDefault(String name, String told) {
        Matcher literal = LITERAL.matcher(told);
        if (DERIVED.containsKey(name)) {
            assertThat(told).isNotBlank();
        } else if (UNSET.containsKey(name)) {
            assertThat(literal.matches())
                    .as("a value for what the code leaves unset")
                    .isFalse();
            assertThat(UNSET.get(name).apply(defaults))
                    .isIn(
                            Optional.empty(),
                            OptionalInt.empty(),
                            OptionalLong.empty(),
                            OptionalDouble.empty(),
                            List.of(),
                            Map.of());
        } else if (literal.matches()) {
            assertThatSetting(name, literal.group(1).replace("<http port>", "9080"));
        } else {
            throw new AssertionError("the default of " + name + " is no value in ``, and this test does not know why");
        }
    }

    /** To set a property to its documented default changes nothing. */
    private void assertThatSetting(String name, String value) {
        Settings set = Settings.from(TestingConfig.of(name, value));
        Function<Settings, Object> compared = KEPT_APART.getOrDefault(name, settings -> settings);

        assertThat(compared.apply(set)).isEqualTo(compared.apply(defaults));
    }

    /** The first two columns of all tables between two lines that begin so. */
    private static Map<String, String> rows(String from, String to) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(from);
        int end = text.indexOf(to, start + from.length());
        assertThat(start).isNotNegative();
        assertThat(end).isGreaterThan(start);
        Map<String, String> rows = new TreeMap<>();
        text.substring(start, end)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::find)
                .forEach(row -> assertThat(rows.put(row.group(1), row.group(2)))
                        .as("a second row for " + row.group(1))
                        .isNull());
        return rows;
    }
}
