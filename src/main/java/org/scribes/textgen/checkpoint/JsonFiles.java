package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.domain.ModelLoadException;
import org.scribes.textgen.problem.FileProblem;

/** Reads a checkpoint's JSON files: bounded in size, a single document, without duplicate keys. */
final class JsonFiles {
    /**
     * Accepts NaN and Infinity, which Python writes. Does not intern field names and tolerates hash collisions, since a
     * vocabulary has over a hundred thousand names.
     */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFiles() {}

    /**
     * Reads a JSON object from {@code folder/name}.
     *
     * @throws ModelLoadException if the file is absent, larger than {@code limit} bytes or not an object
     */
    static ObjectNode read(Path folder, String name, int limit) {
        return parse(name, bytes(folder, name, limit));
    }

    /** Like {@link #read(Path, String, int)}, but empty if the file is absent. */
    static Optional<ObjectNode> readIfPresent(Path folder, String name, int limit) {
        return Files.exists(folder.resolve(name)) ? Optional.of(read(folder, name, limit)) : Optional.empty();
    }

    /** Like {@link #read(Path, String, int)}, but messages show the whole path. */
    static ObjectNode read(Path file, int limit) {
        return parse(file.toString(), bytes(file.toString(), file, limit));
    }

    static ObjectNode parse(String name, byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw notJson(name, e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        throw new ModelLoadException(name, "is not a JSON object");
    }

    static byte[] bytes(Path folder, String name, int limit) {
        return bytes(name, folder.resolve(name), limit);
    }

    private static byte[] bytes(String name, Path file, int limit) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new ModelLoadException(name, "is larger than " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    static ModelLoadException unreadable(String name, IOException e) {
        return new ModelLoadException(name, FileProblem.ofReading(e), e);
    }

    static ModelLoadException notJson(String name, JsonProcessingException e) {
        return new ModelLoadException(name, "is not valid JSON: " + FileText.quoted(e.getOriginalMessage()), e);
    }
}
