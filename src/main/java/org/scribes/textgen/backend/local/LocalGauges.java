package org.scribes.textgen.backend.local;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.scribes.textgen.backend.local.decoder.LoadedDecoder;
import org.scribes.textgen.observe.Gauge;
import org.scribes.textgen.observe.GenerationMetrics;
import org.scribes.textgen.observe.TargetGauge;

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
        metrics.show(Gauge.MODEL_LOAD_SECONDS, () -> max(LocalGauges::loadSeconds));
        metrics.show(Gauge.KV_USED_RATIO, () -> max(LocalGauges::kvUsed));
        metrics.show(Gauge.GPU_MEMORY, () -> max(lane -> lane.figure(LoadedDecoder::gpuMemoryMb)));
        metrics.show(Gauge.GPU_MEMORY_TOTAL, () -> max(lane -> lane.figure(LoadedDecoder::gpuMemoryTotalMb)));
    }

    /** Shows the gauges of a target by its name, whichever backend has that name when they are read. */
    void register(GenerationMetrics metrics, String target) {
        metrics.show(
                TargetGauge.LOADED,
                target,
                () -> of(target, lane -> lane.model().isPresent() ? 1 : 0));
        metrics.show(TargetGauge.QUEUE_SIZE, target, () -> of(target, ModelLane::queueLength));
        metrics.show(TargetGauge.KV_USED_RATIO, target, () -> of(target, LocalGauges::kvUsed));
        metrics.show(TargetGauge.MEMORY, target, () -> of(target, ModelLane::memoryBytes));
        metrics.show(TargetGauge.LOAD_SECONDS, target, () -> of(target, LocalGauges::loadSeconds));
    }

    /** A figure of the target, its highest if a former model of that name is still being unloaded; 0 if none is loaded. */
    private double of(String target, ToDoubleFunction<ModelLane> figure) {
        return figures(backend -> backend.target().equals(target), figure).max().orElse(0);
    }

    private static double kvUsed(ModelLane lane) {
        return lane.figure(model -> model.kvUsedRatio(lane.gauges().kvTokensInUse()));
    }

    private static double loadSeconds(ModelLane lane) {
        return lane.loadTime().toNanos() / 1e9;
    }

    private double sum(ToDoubleFunction<ModelLane> figure) {
        return figures(backend -> true, figure).sum();
    }

    private double max(ToDoubleFunction<ModelLane> figure) {
        return figures(backend -> true, figure).max().orElse(0);
    }

    private DoubleStream figures(Predicate<LocalBackend> which, ToDoubleFunction<ModelLane> figure) {
        return backends.get().stream()
                .filter(which)
                .flatMap(backend -> backend.lane().stream())
                .mapToDouble(figure);
    }
}
