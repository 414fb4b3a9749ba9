package org.scribes.textgen.config;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.scribes.textgen.config.PropertyValue.Lookup;
import org.scribes.textgen.domain.Price;

/** Reads one target. Its keys stand for the properties of the one server and the one checkpoint. */
final class TargetReader {
    private static final int MOST_USD = 1_000_000;
    private static final int MOST_REQUESTS = 10_000;

    private final PropertyReader base;
    private final PropertyReader reader;
    private final String name;
    private final Origin origin;

    /**
     * @param base reads the properties that are not of a target
     * @param reader reads the catalogue's properties
     * @param origin where the target's name is
     */
    TargetReader(PropertyReader base, PropertyReader reader, String name, Origin origin) {
        this.base = base;
        this.reader = reader;
        this.name = name;
        this.origin = origin;
    }

    /** The target; empty if it is neither a server nor a checkpoint, which is reported. */
    Optional<CatalogueTarget> read() {
        boolean upstream = given("url") || given("urls");
        boolean local = given("path") || given("repository");
        if (upstream == local) {
            base.refuse(origin
                    + (upstream
                            ? " has the address of a server and a checkpoint: leave one of the two out"
                            : " needs url or urls of a server, or path or repository of a checkpoint"));
            return Optional.empty();
        }
        refuseKeysOf(upstream);
        return Optional.of(upstream ? upstream() : local());
    }

    private UpstreamTarget upstream() {
        refuseBoth("url", "urls");
        refuseBoth("api-key", "api-keys");
        List<URI> urls = reader.read(NetworkProperty.address(property("url")))
                .map(List::of)
                .or(() -> reader.read(NetworkProperty.addresses(property("urls"))))
                .orElse(List.of());
        Map<String, String> settled = new HashMap<>(Map.of("hf.use.api", "true"));
        urls.stream().findFirst().ifPresent(url -> settled.put(HubConfig.URL.name(), url.toString()));
        PropertyReader own = reader.with(lookup(CatalogueKeys.UPSTREAM, settled));
        List<Secret> keys = new ArrayList<>(KeyReader.read(reader, property("api-key")));
        keys.addAll(KeyReader.read(reader, property("api-keys")));
        return new UpstreamTarget(
                name,
                urls,
                own.read(HubConfig.SECTION),
                own.read(HuggingFaceConfig.SECTION),
                assistant(),
                keys.stream().distinct().toList(),
                price(),
                new UpstreamTarget.Limits(
                        number("requests", MOST_REQUESTS), number("tokens-per-minute", Integer.MAX_VALUE)));
    }

    private LocalTarget local() {
        refuseBoth("path", "repository");
        Map<String, String> settled = new HashMap<>(Map.of("hf.use.api", "false"));
        KeyReader.read(reader, property("api-key")).forEach(key -> settled.put("hf.api.key", key.reveal()));
        PropertyReader own = reader.with(lookup(CatalogueKeys.LOCAL, settled));
        return new LocalTarget(name, own.read(HuggingFaceConfig.SECTION), assistant(), own.read(LocalConfig.SECTION));
    }

    /** The defaults of answers are those of all targets, but for the window and the most tokens. */
    private AssistantConfig assistant() {
        AssistantConfig all = base.read(AssistantConfig.SECTION);
        OptionalInt most = number("max-output-tokens", AssistantConfig.MOST_OUTPUT_TOKENS);
        return new AssistantConfig(
                most.isPresent() ? most : all.maxOutputTokensGiven(),
                number("context-window", AssistantConfig.MOST_CONTEXT),
                all.topP(),
                all.repetitionPenalty());
    }

    private Optional<Price> price() {
        Optional<BigDecimal> input = reader.read(MoneyProperty.usd(property("price.input"), MOST_USD));
        Optional<BigDecimal> output = reader.read(MoneyProperty.usd(property("price.output"), MOST_USD));
        if (given("price.input") != given("price.output")) {
            base.refuse(origin + " has one of price.input and price.output: give both, per million tokens");
        }
        return input.flatMap(read -> output.map(written -> new Price(read, written)));
    }

    /**
     * Finds a property under the target's key for it. A property that has none has its own value only where that can send
     * nothing to a server, and nothing of a key, that the catalogue does not name.
     *
     * @param settled values by property, which are found as they are
     */
    private Lookup lookup(Map<String, String> keys, Map<String, String> settled) {
        Map<String, String> keyOf =
                keys.entrySet().stream().collect(toMap(Map.Entry::getValue, entry -> property(entry.getKey())));
        Lookup catalogue = reader.lookup();
        Lookup all = base.lookup();
        return property -> {
            String value = settled.get(property);
            if (value != null) {
                return Optional.of(new PropertyValue(Optional.of(value), "", origin));
            }
            Optional<PropertyValue> own =
                    Optional.ofNullable(keyOf.get(property)).flatMap(catalogue::find);
            return own.isEmpty() && CatalogueKeys.SHARED.contains(property) ? all.find(property) : own;
        };
    }

    private void refuseKeysOf(boolean upstream) {
        Stream.concat(
                        (upstream ? CatalogueKeys.LOCAL : CatalogueKeys.UPSTREAM).keySet().stream(),
                        upstream ? Stream.empty() : CatalogueKeys.UPSTREAM_ONLY.stream())
                .sorted()
                .forEach(key -> reader.lookup()
                        .find(property(key))
                        .ifPresent(value -> base.refuse(value.origin() + " is a key of "
                                + (upstream
                                        ? "checkpoints, but this target is a server"
                                        : "servers, but this target is a checkpoint"))));
    }

    private void refuseBoth(String one, String other) {
        if (given(one) && given(other)) {
            base.refuse(origin + " has " + one + " and " + other + ": leave one of the two out");
        }
    }

    private boolean given(String key) {
        return reader.given(Property.text(property(key)));
    }

    private OptionalInt number(String key, int most) {
        return reader.readInt(Property.wholeNumber(property(key), 1, most));
    }

    private String property(String key) {
        return CatalogueKeys.TARGETS.prefix() + name + "." + key;
    }
}
