package org.scribes.textgen.api.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.scribes.textgen.config.ApiConfig;

/** Reads and writes JSON: strictly, with size limits, and without the input in messages. */
@ApplicationScoped
public class Json {
    /** Maximum length of numbers and field names, in characters; every valid one is shorter. */
    static final int MAX_LENGTH = 100;

    private final ObjectMapper mapper;

    @Inject
    public Json(ApiConfig config) {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(config.maxDepth())
                .maxNumberLength(MAX_LENGTH)
                .maxNameLength(MAX_LENGTH)
                .maxStringLength(config.maxBodyBytes())
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // keep the response uncommitted until its body is complete, so that it can be replaced
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                // names come from callers: interning them would leak memory
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // write supplementary characters as UTF-8, not as two escapes
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        mapper = JsonMapper.builder(factory)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
    }

    public ObjectMapper mapper() {
        return mapper;
    }

    /** Writes {@code body} as UTF-8 JSON on one line. */
    public byte[] write(Object body) {
        return write(mapper, body);
    }

    /** Writes {@code body} as UTF-8 JSON without any configuration. */
    public static byte[] writePlain(Object body) {
        return write(JsonMapper.builder().build(), body);
    }

    private static byte[] write(ObjectMapper mapper, Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the body cannot be written", e);
        }
    }
}
