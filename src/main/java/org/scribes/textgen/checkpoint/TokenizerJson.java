package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * The parts of {@code tokenizer.json} that the service needs; the native library reads the whole file. Vocabulary and
 * merges, which are most of the file, are streamed.
 */
final class TokenizerJson {
    static final String FILE = "tokenizer.json";
    static final int MAX_BYTES = 256 << 20;
    private static final int MAX_IDS = 1 << 24;
    private static final ObjectReader TREES =
            JsonFiles.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A value of the outermost object, and its byte range in the file. */
    record Part(JsonNode value, int begin, int end) {}

    private final byte[] json;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<AddedToken> addedTokens = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int vocabularySize;
    private final Set<String> unknownTokens = new HashSet<>();
    private int unknownId = -1;
    private String continuingSubwordPrefix = "";
    private boolean merged;

    private TokenizerJson(byte[] json) {
        this.json = json;
    }

    static TokenizerJson parse(byte[] json) {
        TokenizerJson tokenizer = new TokenizerJson(json);
        try (JsonParser parser = JsonFiles.MAPPER.createParser(json)) {
            tokenizer.readAll(parser);
        } catch (JsonProcessingException e) {
            throw JsonFiles.notJson(FILE, e);
        } catch (IOException e) {
            throw JsonFiles.unreadable(FILE, e);
        }
        tokenizer.check();
        return tokenizer;
    }

    byte[] json() {
        return json.clone();
    }

    List<AddedToken> addedTokens() {
        return List.copyOf(addedTokens);
    }

    /** The highest token id plus one. */
    int vocabularySize() {
        return vocabularySize;
    }

    /** The token's text in the file; empty if there is no such token. */
    String name(int id) {
        return names.getOrDefault(id, "");
    }

    /** Whether the token stands for text outside the vocabulary. Models name it by text, the Unigram model by id. */
    boolean isUnknown(String content) {
        return unknownTokens.contains(content);
    }

    Optional<Part> part(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    private void readAll(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("model") && value == JsonToken.START_OBJECT) {
                readModel(parser);
            } else {
                int begin = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                JsonNode tree = TREES.readTree(parser);
                parts.put(
                        key,
                        new Part(
                                tree,
                                begin,
                                Math.toIntExact(parser.currentLocation().getByteOffset())));
            }
        }
        require(parser.nextToken() == null, "has trailing data");
    }

    private void readModel(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "vocab" -> readVocabulary(parser);
                case "unk_token" ->
                    Optional.ofNullable(parser.getValueAsString()).ifPresent(unknownTokens::add);
                case "unk_id" -> unknownId = parser.getValueAsInt(-1);
                case "continuing_subword_prefix" -> continuingSubwordPrefix = parser.getValueAsString("");
                case "merges" -> {
                    merged = true;
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
        }
    }

    /** Reads names with ids or, for the Unigram model, a list whose indices are the ids. */
    private void readVocabulary(JsonParser parser) throws IOException {
        boolean named = parser.currentToken() == JsonToken.START_OBJECT;
        require(named || parser.currentToken() == JsonToken.START_ARRAY, "has no vocabulary");
        int position = 0;
        while (!parser.nextToken().isStructEnd()) {
            if (named) {
                String name = parser.currentName();
                require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "has an id that is not an integer");
                add(parser.getLongValue(), name);
            } else {
                add(position++, readPiece(parser));
            }
        }
    }

    /** Reads a name with its score. */
    private static String readPiece(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return "";
        }
        String name = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return name;
    }

    private void check() {
        parts.values().forEach(part -> NativeAborts.check(FILE, part.value()));
        if (merged) {
            NativeAborts.checkMerges(FILE, continuingSubwordPrefix);
        }
        for (JsonNode token : part("added_tokens").map(Part::value).orElseGet(JsonFiles.MAPPER::createArrayNode)) {
            JsonNode id = token.path("id");
            require(
                    id.isIntegralNumber() && token.path("content").isTextual(),
                    "has an added token without id or content");
            add(
                    id.canConvertToLong() ? id.longValue() : -1,
                    token.path("content").textValue());
            if (id.intValue() == unknownId) {
                unknownTokens.add(token.path("content").textValue());
            }
            addedTokens.add(new AddedToken(
                    id.intValue(),
                    token.path("content").textValue(),
                    token.path("special").booleanValue()));
        }
    }

    private void add(long id, String name) {
        require(id >= 0 && id < MAX_IDS, "has an id out of the range 0 to " + (MAX_IDS - 1));
        vocabularySize = Math.max(vocabularySize, (int) id + 1);
        names.put((int) id, name);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new ModelLoadException(FILE, problem);
        }
    }
}
