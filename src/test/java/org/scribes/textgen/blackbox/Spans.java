package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of one trace. */
record Spans(List<Span> all) {
    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** Those of that name. */
    List<Span> named(String name) {
        return all.stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** The only one of that name. */
    Span one(String name) {
        assertThat(named(name)).as(name + " of " + names()).hasSize(1);
        return named(name).get(0);
    }

    List<String> names() {
        return all.stream().map(Span::getName).toList();
    }

    static Map<String, String> attributes(Span span) {
        Map<String, String> attributes = new TreeMap<>();
        for (KeyValue attribute : span.getAttributesList()) {
            attributes.put(attribute.getKey(), text(attribute.getValue()));
        }
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(Spans::text)
                        .toList()
                        .toString();
            default -> value.toString();
        };
    }

    static void assertChild(Span child, Span parent) {
        assertThat(hex(child.getParentSpanId())).as(child.getName()).isEqualTo(hex(parent.getSpanId()));
        assertThat(child.getStartTimeUnixNano()).isGreaterThanOrEqualTo(parent.getStartTimeUnixNano() - 1_000_000);
        assertThat(child.getEndTimeUnixNano()).isLessThanOrEqualTo(parent.getEndTimeUnixNano() + 1_000_000);
    }
}
