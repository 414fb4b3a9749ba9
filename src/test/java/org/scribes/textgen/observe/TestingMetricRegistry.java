package org.scribes.textgen.observe;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** The part of a registry that is asked for by {@link Metadata}; every other call fails. */
final class TestingMetricRegistry {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, List<Duration>> times = new ConcurrentHashMap<>();
    private final Map<String, Supplier<?>> gauges = new ConcurrentHashMap<>();

    MetricRegistry registry() {
        return proxy(MetricRegistry.class, (name, arguments) -> {
            if (!(arguments[0] instanceof Metadata metadata)) {
                throw new AssertionError("unexpected " + name);
            }
            return switch (name) {
                case "counter" -> counter(id(metadata, arguments.length > 1 ? (Tag[]) arguments[1] : new Tag[0]));
                case "timer" -> timer(metadata.getName());
                case "gauge" -> {
                    gauges.put(metadata.getName(), (Supplier<?>) arguments[1]);
                    yield proxy(Gauge.class, (ignored, none) -> 0);
                }
                default -> throw new AssertionError("unexpected " + name);
            };
        });
    }

    Map<String, Long> counts() {
        return counts;
    }

    Map<String, List<Duration>> times() {
        return times;
    }

    Object gauge(String name) {
        return Optional.ofNullable(gauges.get(name)).orElseThrow().get();
    }

    private Counter counter(String id) {
        return proxy(
                Counter.class,
                (name, arguments) -> counts.merge(id, arguments.length == 0 ? 1L : (Long) arguments[0], Long::sum));
    }

    private Timer timer(String id) {
        return proxy(
                Timer.class,
                (name, arguments) -> times.computeIfAbsent(id, ignored -> new CopyOnWriteArrayList<>())
                        .add((Duration) arguments[0]));
    }

    private static String id(Metadata metadata, Tag[] tags) {
        StringBuilder id = new StringBuilder(metadata.getName());
        for (Tag tag : tags) {
            id.append(' ').append(tag.getTagName()).append('=').append(tag.getTagValue());
        }
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
