package org.scribes.textgen.config;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.Config;

/**
 * The model in this process: the properties under {@code textgen.local}.
 *
 * @param download {@code download}: whether a missing model may be downloaded
 * @param load {@code load}
 * @param repetitionPenaltyScope {@code repetition-penalty-scope}
 * @param queueSize {@code queue-size}: the most queued requests, 1 to 100,000
 * @param batchSize {@code batch-size}: the most answers in a batch, 1 to 1,024; absent: chosen by measurement
 * @param kvMemory {@code kv-memory}: size of the KV cache in bytes; absent: a share of free memory
 * @param speculation {@code speculation}: whether text of the prompt is proposed as continuation
 * @param device {@code device}: {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
 * @param threads {@code threads}: threads of one computation, 1 to 1,024; absent: all processors
 * @param drain {@code drain}: how long running answers may continue when the server stops
 */
public record LocalConfig(
        boolean download,
        LoadMode load,
        PenaltyScope repetitionPenaltyScope,
        int queueSize,
        OptionalInt batchSize,
        OptionalLong kvMemory,
        boolean speculation,
        String device,
        OptionalInt threads,
        Duration drain) {
    /** Lets the engine choose the device. */
    public static final String AUTO = "auto";

    /** The processor, as a device. */
    public static final String CPU = "cpu";

    private static final Property<Boolean> DOWNLOAD = Property.flag("textgen.local.download");
    private static final Property<LoadMode> LOAD = Property.choice("textgen.local.load", LoadMode.class);
    private static final Property<PenaltyScope> PENALTY_SCOPE =
            Property.choice("textgen.local.repetition-penalty-scope", PenaltyScope.class);
    private static final Property<Integer> QUEUE_SIZE = Property.wholeNumber("textgen.local.queue-size", 1, 100_000);
    private static final Property<Integer> BATCH_SIZE = Property.wholeNumber("textgen.local.batch-size", 1, 1024);
    private static final Property<Long> KV_MEMORY = Property.bytes("textgen.local.kv-memory");
    private static final Property<Boolean> SPECULATION = Property.flag("textgen.local.speculation");
    private static final Property<String> DEVICE = Property.device("textgen.local.device");
    private static final Property<Integer> THREADS = Property.wholeNumber("textgen.local.threads", 1, 1024);
    private static final Property<Duration> DRAIN = Property.seconds("textgen.local.drain", 600);
    static final Section<LocalConfig> SECTION = Section.of(
            LocalConfig.class,
            LocalConfig::read,
            DOWNLOAD,
            LOAD,
            PENALTY_SCOPE,
            QUEUE_SIZE,
            BATCH_SIZE,
            KV_MEMORY,
            SPECULATION,
            DEVICE,
            THREADS,
            DRAIN);

    /**
     * Reads the properties.
     *
     * @throws ConfigurationException when a value is wrong
     */
    public static LocalConfig from(Config config) {
        return SECTION.readFrom(config);
    }

    static LocalConfig read(PropertyReader reader) {
        return new LocalConfig(
                reader.read(DOWNLOAD).orElse(false),
                reader.read(LOAD).orElse(LoadMode.STARTUP),
                reader.read(PENALTY_SCOPE).orElse(PenaltyScope.OUTPUT),
                reader.read(QUEUE_SIZE).orElse(10_000),
                reader.readInt(BATCH_SIZE),
                reader.read(KV_MEMORY).map(OptionalLong::of).orElse(OptionalLong.empty()),
                reader.read(SPECULATION).orElse(true),
                reader.read(DEVICE).orElse(AUTO),
                reader.readInt(THREADS),
                reader.read(DRAIN).orElse(Duration.ofSeconds(15)));
    }
}
