package org.scribes.textgen.backend.remote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON documents in an event's data or a body: one after the other, possibly in arrays, with remains of a
 * stream's framing between them, as some servers and proxies send: comments, another {@code data:}, and {@code [DONE]}.
 */
final class ChunkReader {
    private static final String END = "[DONE]";
    private static final String FIELD = "data:";

    private final ObjectMapper json;
    private final char[] data;
    private int position;

    private ChunkReader(String data, ObjectMapper json) {
        this.json = json;
        this.data = data.toCharArray();
    }

    /**
     * The result.
     *
     * @param documents the documents in order; arrays are flattened
     * @param ended whether the server signalled the end
     */
    record Documents(List<JsonNode> documents, boolean ended) {
        /** Omits the text, since a tracing server prints call arguments. */
        @Override
        public String toString() {
            return "Documents[" + documents.size() + "]";
        }
    }

    /** @throws JsonProcessingException if there is anything else: no text may be skipped */
    static Documents read(String data, ObjectMapper json) throws JsonProcessingException {
        return new ChunkReader(data, json).read();
    }

    private Documents read() throws JsonProcessingException {
        List<JsonNode> documents = new ArrayList<>();
        boolean ended = false;
        while (toDocument()) {
            if (startsWith(END)) {
                ended = true;
                position += END.length();
            } else {
                add(document(), documents);
            }
        }
        return new Documents(documents, ended);
    }

    private static void add(JsonNode document, List<JsonNode> documents) {
        if (document.isArray()) {
            document.forEach(documents::add);
        } else {
            documents.add(document);
        }
    }

    /** Skips to the next document; false at the end. */
    private boolean toDocument() {
        while (position < data.length) {
            if (Character.isWhitespace(data[position]) || data[position] == '\uFEFF') {
                position++;
            } else if (data[position] == ':') {
                passLine();
            } else if (startsWith(FIELD)) {
                position += FIELD.length();
            } else {
                return true;
            }
        }
        return false;
    }

    private void passLine() {
        while (position < data.length && data[position] != '\n') {
            position++;
        }
    }

    private boolean startsWith(String text) {
        if (data.length - position < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (data[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode document() throws JsonProcessingException {
        try (JsonParser parser = json.getFactory().createParser(data, position, data.length - position)) {
            JsonNode document = json.readTree(parser);
            position += Math.toIntExact(parser.currentLocation().getCharOffset());
            return document;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("characters in memory cannot be read", e);
        }
    }
}
