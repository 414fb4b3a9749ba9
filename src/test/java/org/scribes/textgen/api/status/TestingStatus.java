package org.scribes.textgen.api.status;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.scribes.textgen.api.model.ModelBody;
import org.scribes.textgen.domain.Mode;
import org.scribes.textgen.domain.ModelStatus;
import org.scribes.textgen.domain.ModelStatus.LoadState;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.TestingMetrics;

/** A state of a service in which nothing has happened. */
final class TestingStatus {
    static final ModelStatus LOADING = new ModelStatus(
            "tiny",
            Mode.LOCAL,
            new LoadState.Loading("download", 0.25),
            Optional.empty(),
            Optional.empty(),
            400,
            OptionalInt.empty(),
            OptionalDouble.empty());

    private TestingStatus() {}

    static StatusBody state() {
        GenerationMetrics metrics = new TestingMetrics().metrics();
        return new StatusBody(
                "2026-12-01T12:00:00Z",
                "2026-12-01T12:00:00Z",
                "1.0.0",
                ModelBody.of(LOADING),
                List.of(),
                false,
                LoadBody.of(metrics),
                CacheLookupsBody.of(metrics),
                List.of(),
                List.of());
    }
}
