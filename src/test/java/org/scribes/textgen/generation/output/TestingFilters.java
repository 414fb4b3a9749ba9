package org.scribes.textgen.generation.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scribes.textgen.config.GroundingConfig;
import org.scribes.textgen.config.OutputConfig;
import org.scribes.textgen.config.PiiConfig;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.grounding.scripture.Canon;
import org.scribes.textgen.grounding.scripture.ScriptureReferences;
import org.scribes.textgen.grounding.scripture.Translation;
import org.scribes.textgen.grounding.store.TestingCanon;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;

/** Output filters without a server. */
public final class TestingFilters {
    /** For answers that are not grounded: the whole canon takes seconds to load. */
    private static final Canon ONE_VERSE =
            Canon.of(List.of(Translation.of("TEST", new TreeMap<>(Map.of(0, "In the beginning, God")))));

    private TestingFilters() {}

    /** Filters without validation and masking. */
    public static OutputFilters plain(TestingMetrics metrics) {
        return of(metrics, ONE_VERSE, "off", new PiiConfig(false, "US", false));
    }

    /** Filters with the default settings. */
    public static OutputFilters usual(TestingMetrics metrics) {
        return of(metrics, TestingCanon.get(), "on", new PiiConfig(true, "US", false));
    }

    private static OutputFilters of(TestingMetrics metrics, Canon canon, String validation, PiiConfig pii) {
        return new OutputFilters(
                new GroundingService(
                        canon,
                        new ScriptureReferences(),
                        GroundingConfig.from(TestingConfig.of()),
                        metrics.metrics(),
                        TestingTracing.off()),
                OutputConfig.from(TestingConfig.of("textgen.output.validation", validation)),
                pii,
                new ScriptureReferences(),
                metrics.metrics());
    }
}
