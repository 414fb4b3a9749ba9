package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.scribes.textgen.domain.ModelLoadException;

/** Reads a checkpoint's JSON files: bounded in size, one document each, no key twice. */
final class JsonFiles {
    /**
     * Python writes NaN and Infinity. A vocabulary has a hundred thousand names and more, never seen again: they are not
     * interned, and their many collisions are no attack.
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

    /** The object in {@code folder/name}; a file that is absent, over {@code limit} bytes or no object is refused. */
    static ObjectNode read(Path folder, String name, int limit) {
        return parse(name, bytes(folder, name, limit));
    }

    /** As {@link #read}, but empty for a file that is absent. */
    static Optional<ObjectNode> readIfPresent(Path folder, String name, int limit) {
        return Files.exists(folder.resolve(name)) ? Optional.of(read(folder, name, limit)) : Optional.empty();
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
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
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
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return new ModelLoadException(name, "is missing", e);
        }
        return new ModelLoadException(name, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }

    static ModelLoadException notJson(String name, JsonProcessingException e) {
        return new ModelLoadException(
                name, "is not JSON as it should be: " + FileText.quoted(e.getOriginalMessage()), e);
    }
}
