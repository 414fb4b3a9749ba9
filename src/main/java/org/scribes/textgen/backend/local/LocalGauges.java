package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;

/** The gauges of all checkpoints in this process together: sums of what adds up, else the highest. */
final class LocalGauges {
    private final Supplier<List<LocalBackend>> backends;
    private final LocalTotals totals;

    LocalGauges(Supplier<List<LocalBackend>> backends, LocalTotals totals) {
        this.backends = backends;
        this.totals = totals;
    }

    void register(GenerationMetrics metrics) {
        metrics.show(Gauge.QUEUE_SIZE, () -> sum(ModelLane::queueLength));
        metrics.show(Gauge.QUEUE_WAIT, () -> max(lane -> lane.expectedWait().toMillis()));
        metrics.show(Gauge.BATCH_SIZE, () -> sum(lane -> lane.gauges().running()));
        metrics.show(Gauge.BATCH_LIMIT, () -> sum(lane -> lane.gauges().batchLimit()));
        metrics.show(Gauge.KV_TOKENS_IN_USE, () -> sum(lane -> lane.gauges().kvTokensInUse()));
        metrics.show(Gauge.KV_TOKENS_REMEMBERED, () -> sum(lane -> lane.gauges().kvTokensCached()));
        metrics.show(Gauge.PREFIX_TOKENS_REUSED, totals::prefixReused);
        metrics.show(
                Gauge.SPECULATION_TOKENS_PROPOSED,
                () -> sum(lane -> lane.gauges().tokensProposed()));
        metrics.show(
                Gauge.SPECULATION_TOKENS_ACCEPTED,
                () -> sum(lane -> lane.gauges().tokensAccepted()));
        metrics.show(
                Gauge.KV_USED_RATIO,
                () -> max(lane ->
                        lane.figure(model -> model.kvUsedRatio(lane.gauges().kvTokensInUse()))));
        metrics.show(Gauge.GPU_MEMORY, () -> max(lane -> lane.figure(LoadedDecoder::gpuMemoryMb)));
        metrics.show(Gauge.GPU_MEMORY_TOTAL, () -> max(lane -> lane.figure(LoadedDecoder::gpuMemoryTotalMb)));
    }

    private double sum(ToDoubleFunction<ModelLane> figure) {
        return figures(figure).sum();
    }

    private double max(ToDoubleFunction<ModelLane> figure) {
        return figures(figure).max().orElse(0);
    }

    private DoubleStream figures(ToDoubleFunction<ModelLane> figure) {
        return backends.get().stream()
                .flatMap(backend -> backend.lane().stream())
                .mapToDouble(figure);
    }
}
