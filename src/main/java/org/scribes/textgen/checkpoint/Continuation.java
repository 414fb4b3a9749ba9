package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Derives a tokenizer for text in the middle of a prompt. SentencePiece tokenizers prepend a space to their input,
 * which is right only at the start of a text.
 */
final class Continuation {
    private Continuation() {}

    /** The file without prepended spaces; empty if it prepends none. */
    static Optional<byte[]> of(TokenizerJson tokenizer) {
        List<TokenizerJson.Part> changed = new ArrayList<>();
        tokenizer.part("normalizer").filter(Continuation::prependsSpace).ifPresent(changed::add);
        tokenizer.part("pre_tokenizer").filter(Continuation::prependsSpace).ifPresent(changed::add);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        byte[] json = tokenizer.json();
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        changed.sort(Comparator.comparingInt(TokenizerJson.Part::begin));
        int copied = 0;
        for (TokenizerJson.Part part : changed) {
            out.write(json, copied, part.begin() - copied);
            out.writeBytes(without(part.value()).toString().getBytes(StandardCharsets.UTF_8));
            copied = part.end();
        }
        out.write(json, copied, json.length - copied);
        return Optional.of(out.toByteArray());
    }

    private static boolean prependsSpace(TokenizerJson.Part part) {
        return !without(part.value()).equals(part.value());
    }

    private static JsonNode without(JsonNode node) {
        if (node.path("type").asText().equals("Prepend")) {
            return NullNode.getInstance();
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode();
            array.forEach(inner -> kept.add(without(inner)));
            kept.removeIf(JsonNode::isNull);
            return kept;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().forEach(entry -> kept.set(entry.getKey(), without(entry.getValue())));
            if (kept.path("type").asText().equals("Metaspace")) {
                kept.put("prepend_scheme", "never");
            }
            if (kept.has("add_prefix_space")) {
                kept.put("add_prefix_space", false);
            }
            return kept;
        }
        return node;
    }
}
