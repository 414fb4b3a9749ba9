package org.scribes.textgen.observe;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** The part of a registry that is asked for by {@link Metadata}; every other call fails. */
final class TestingMetricRegistry {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> values = new ConcurrentHashMap<>();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Map<String, Supplier<?>> gauges = new ConcurrentHashMap<>();

    MetricRegistry registry() {
        return proxy(MetricRegistry.class, (name, arguments) -> {
            if (!(arguments[0] instanceof Metadata metadata)) {
                throw new AssertionError("unexpected " + name);
            }
            return switch (name) {
                case "counter" -> counter(id(metadata, (Tag[]) arguments[1]));
                case "histogram" -> histogram(id(metadata, (Tag[]) arguments[1]));
                case "timer" -> timer(id(metadata, (Tag[]) arguments[1]));
                case "gauge" -> {
                    gauges.put(id(metadata, (Tag[]) arguments[2]), (Supplier<?>) arguments[1]);
                    yield proxy(Gauge.class, (ignored, none) -> 0);
                }
                default -> throw new AssertionError("unexpected " + name);
            };
        });
    }

    /** What counters of our own names counted, by name and tags. */
    Map<String, Long> counts() {
        return named("textgen_", counts);
    }

    /** What counters of text-generation-inference's names counted. */
    Map<String, Long> tgiCounts() {
        return named("tgi_", counts);
    }

    /** What histograms were given, and timers in ms, by name and tags. */
    Map<String, List<Long>> values() {
        return named("textgen_", values);
    }

    /** The same of text-generation-inference's names. */
    Map<String, List<Long>> tgiValues() {
        return named("tgi_", values);
    }

    private static <T> Map<String, T> named(String prefix, Map<String, T> all) {
        Map<String, T> named = new TreeMap<>(all);
        named.keySet().removeIf(name -> !name.startsWith(prefix));
        return named;
    }

    /** All series that were made, by name and tags. */
    Set<String> made() {
        return made;
    }

    Object gauge(String id) {
        return Optional.ofNullable(gauges.get(id)).orElseThrow().get();
    }

    private Counter counter(String id) {
        return proxy(
                Counter.class,
                (name, arguments) -> name.equals("getCount")
                        ? counts.getOrDefault(id, 0L)
                        : counts.merge(id, arguments.length == 0 ? 1L : (Long) arguments[0], Long::sum));
    }

    private Histogram histogram(String id) {
        return proxy(
                Histogram.class,
                (name, arguments) -> values.computeIfAbsent(id, ignored -> new CopyOnWriteArrayList<>())
                        .add(((Number) arguments[0]).longValue()));
    }

    private Timer timer(String id) {
        return proxy(
                Timer.class,
                (name, arguments) -> values.computeIfAbsent(id, ignored -> new CopyOnWriteArrayList<>())
                        .add(((Duration) arguments[0]).toMillis()));
    }

    private String id(Metadata metadata, Tag[] tags) {
        StringBuilder id = new StringBuilder(metadata.getName());
        for (Tag tag : tags) {
            id.append(' ').append(tag.getTagName()).append('=').append(tag.getTagValue());
        }
        made.add(id.toString());
        return id.toString();
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object answer = call.answer(method.getName(), given == null ? new Object[0] : given);
            return method.getReturnType() == void.class ? null : answer;
        }));
    }
}
