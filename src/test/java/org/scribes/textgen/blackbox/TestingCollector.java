package org.scribes.textgen.blackbox;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes what OpenTelemetry sends (OTLP over HTTP, as protobuf), and shows it. */
final class TestingCollector implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpServer server;
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();

    TestingCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        try {
            read(path, body);
            paths.add(path);
            bodies.add(body);
            exchange.sendResponseHeaders(200, -1);
        } finally {
            exchange.close();
        }
    }

    private void read(String path, byte[] body) throws InvalidProtocolBufferException {
        switch (path) {
            case "/v1/traces" -> traces.add(ExportTraceServiceRequest.parseFrom(body));
            case "/v1/metrics" -> metrics.add(ExportMetricsServiceRequest.parseFrom(body));
            default -> throw new InvalidProtocolBufferException(path);
        }
    }

    /** What is to be given as {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Where something was sent to. */
    List<String> paths() {
        return paths.stream().distinct().toList();
    }

    /** All that came, as it came and as it reads. */
    String everything() {
        String raw = bodies.stream()
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
        return raw + traces + metrics;
    }

    /** All parts of a trace, once one of them satisfies {@code last}. */
    List<Span> trace(String traceId, Predicate<Span> last) {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; pause()) {
            List<Span> spans = spans(traceId);
            if (spans.stream().anyMatch(last)) {
                return spans;
            }
        }
        throw new AssertionError("of " + traceId + " came only " + spans(traceId));
    }

    private List<Span> spans(String traceId) {
        return traces.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .filter(span -> traceId.equals(Spans.hex(span.getTraceId())))
                .toList();
    }

    List<ExportTraceServiceRequest> traces() {
        return traces;
    }

    /** The metrics that have come, the newest last. */
    List<Metric> metrics() {
        return metrics.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    /** Waits until a metric of that name has come. */
    Metric metric(String name) {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; pause()) {
            List<Metric> found = metrics().stream()
                    .filter(metric -> metric.getName().equals(name))
                    .toList();
            if (!found.isEmpty()) {
                return found.get(found.size() - 1);
            }
        }
        throw new AssertionError(name + " is not among "
                + metrics().stream().map(Metric::getName).distinct().toList());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
