package org.scribes.textgen.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.config.Config;

/**
 * The model and its source: the properties under {@code hf}.
 *
 * @param apiKey {@code hf.api.key}, else {@code hf.token} if the server behind the API is one of Hugging Face's: the key
 *     to that server
 * @param hubKey {@code hf.api.key}, else {@code hf.token}: the key for downloads
 * @param useApi {@code hf.use.api}: whether a server behind an API answers instead of a model in this process; by
 *     default true if there is a key or {@code textgen.hub.url}
 * @param generationModel {@code hf.generation.model}: a repository of the hub
 * @param modelPath {@code hf.model.path}: a checkpoint directory, preferred to the repository in local mode
 * @param temperature {@code hf.generation.temperature}: 0 (greedy) to 2
 * @param timeout {@code hf.generation.timeout}: for a whole request, above 0, at most 600 seconds
 * @param precision {@code hf.model.precision}; {@code hf.use.quantization=true} means int8
 * @param endpoint {@code hf.endpoint}: the hub for downloads
 * @param hubCache {@code hf.hub.cache}, else {@code hub} in {@code hf.home}: the cache directory of Hugging Face's
 *     tools
 */
public record HuggingFaceConfig(
        Optional<Secret> apiKey,
        Optional<Secret> hubKey,
        boolean useApi,
        Optional<String> generationModel,
        Optional<Path> modelPath,
        OptionalDouble temperature,
        Duration timeout,
        Precision precision,
        URI endpoint,
        Path hubCache) {
    /** The temperature if neither the request, the configuration nor the model sets one. */
    public static final double DEFAULT_TEMPERATURE = 0.2;

    private static final String API_MODEL = "meta-llama/Llama-3.1-8B-Instruct";

    private static final Property<Secret> API_KEY = Property.secret("hf.api.key");
    /** Hugging Face's own name. It is set on many machines, so it sends nothing anywhere by itself. */
    private static final Property<Secret> TOKEN = Property.secret("hf.token");

    private static final Property<Boolean> USE_API = Property.flag("hf.use.api");
    private static final Property<String> GENERATION_MODEL = Property.model("hf.generation.model");
    private static final Property<Path> MODEL_PATH = Property.path("hf.model.path");
    private static final Property<Double> TEMPERATURE = Property.number("hf.generation.temperature", 0, 2);
    private static final Property<Duration> TIMEOUT = Property.seconds("hf.generation.timeout", 600);
    private static final Property<Boolean> USE_QUANTIZATION = Property.flag("hf.use.quantization");
    private static final Property<Precision> PRECISION = Property.choice("hf.model.precision", Precision.class);
    private static final Property<URI> ENDPOINT = NetworkProperty.address("hf.endpoint");
    private static final Property<Path> HUB_CACHE = Property.path("hf.hub.cache");
    private static final Property<Path> HOME = Property.path("hf.home");
    static final Section<HuggingFaceConfig> SECTION = Section.of(
            HuggingFaceConfig.class,
            HuggingFaceConfig::read,
            API_KEY,
            TOKEN,
            USE_API,
            GENERATION_MODEL,
            MODEL_PATH,
            TEMPERATURE,
            TIMEOUT,
            USE_QUANTIZATION,
            PRECISION,
            ENDPOINT,
            HUB_CACHE,
            HOME);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static HuggingFaceConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static HuggingFaceConfig read(PropertyReader reader) {
        Optional<Secret> key = reader.read(API_KEY);
        Optional<Secret> token = reader.read(TOKEN);
        HubConfig hub = reader.read(HubConfig.SECTION);
        boolean quantization = reader.read(USE_QUANTIZATION).orElse(false);
        Precision precision = reader.read(PRECISION).orElse(Precision.AUTO);
        boolean floats = precision == Precision.F32 || precision == Precision.BF16 || precision == Precision.F16;
        if (quantization && floats) {
            reader.refuse(
                    USE_QUANTIZATION,
                    "hf.model.precision asks for " + Property.word(precision) + "; leave one of the two out");
        }
        return new HuggingFaceConfig(
                key.or(() -> hub.isOfHuggingFace() ? token : Optional.empty()),
                key.or(() -> token),
                reader.read(USE_API).orElse(key.isPresent() || reader.given(HubConfig.URL)),
                reader.read(GENERATION_MODEL),
                reader.read(MODEL_PATH),
                reader.readDouble(TEMPERATURE),
                reader.read(TIMEOUT).orElse(Duration.ofSeconds(30)),
                quantization && precision == Precision.AUTO ? Precision.INT8 : precision,
                reader.read(ENDPOINT).orElse(URI.create("https://huggingface.co")),
                reader.read(HUB_CACHE)
                        .or(() -> reader.read(HOME).map(home -> home.resolve("hub")))
                        .orElseGet(() -> HOME.parser().parse("~/.cache/huggingface/hub")));
    }

    /** The model requested from the server behind the API. */
    public String apiModel() {
        return generationModel.orElse(API_MODEL);
    }
}
