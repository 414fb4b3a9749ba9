package org.scribes.textgen.api.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.OptionalInt;
import org.scribes.textgen.api.http.Json;
import org.scribes.textgen.api.http.JsonProvider;
import org.scribes.textgen.config.ApiConfig;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.GroundingPolicy;

/** Reads bodies as the server does, without one. */
public final class TestingBodies {
    static final int MAX_BODY_BYTES = 16_384;
    private static final ApiConfig CONFIG = new ApiConfig(
            MAX_BODY_BYTES, 32, Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 48, OptionalInt.empty());
    public static final Json JSON = new Json(CONFIG);
    private static final JsonProvider PROVIDER = new JsonProvider(JSON, CONFIG);

    private TestingBodies() {}

    static GenerationRequest read(String body) {
        return read(body.getBytes(UTF_8));
    }

    /** As {@link #read}, for an answer that is streamed. */
    static GenerationRequest readForStream(String body) {
        return GenerateReader.readForStream(body(body), "req-1", GroundingPolicy.OFF);
    }

    static GenerateBody body(String body) {
        return parse(
                new ByteArrayInputStream(body.getBytes(UTF_8)),
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>());
    }

    static GenerationRequest read(byte[] body) {
        return read(new ByteArrayInputStream(body), MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>());
    }

    static GenerationRequest read(InputStream body, MediaType type, MultivaluedMap<String, String> headers) {
        GenerateBody read = parse(body, type, headers);
        GenerateReader.user(read, null);
        return GenerateReader.read(read, "req-1", GroundingPolicy.OFF);
    }

    /** Reads a body of any request. */
    public static Object parse(Class<?> request, String body) {
        return parse(
                request,
                new ByteArrayInputStream(body.getBytes(UTF_8)),
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>());
    }

    private static GenerateBody parse(InputStream body, MediaType type, MultivaluedMap<String, String> headers) {
        return (GenerateBody) parse(GenerateBody.class, body, type, headers);
    }

    @SuppressWarnings("unchecked")
    private static Object parse(
            Class<?> request, InputStream body, MediaType type, MultivaluedMap<String, String> headers) {
        try {
            return PROVIDER.readFrom((Class<Object>) request, request, new Annotation[0], type, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
