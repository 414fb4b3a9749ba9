package org.scribes.textgen.backend.local.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Refuses what the native tokenizers library (0.21) answers by ending the whole process. Its errors come as exceptions,
 * but its panics abort, so that one bad file would take the server down. Found by changing every value of a set of
 * tokenizer files, one at a time, in processes of their own.
 */
final class NativeAborts {
    private NativeAborts() {}

    /** Looks through a part of {@code tokenizer.json}, whatever it is made of. */
    static void check(String file, JsonNode part) {
        if (part.path("type").asText().equals("Precompiled") || part.has("precompiled_charsmap")) {
            throw new ModelLoadException(file, "the normalizer Precompiled is not supported");
        }
        if (part.path("type").asText().equals("FixedLength")
                && part.path("length").asInt(1) < 1) {
            throw new ModelLoadException(file, "FixedLength needs a length of 1 or more");
        }
        if (part.path("type").asText().equals("Strip") && part.path("stop").asDouble(0) != 0) {
            throw new ModelLoadException(file, "the decoder Strip is supported with stop 0 only");
        }
        if (part.has("special_tokens")) {
            checkTemplate(file, part.path("single"), part.path("special_tokens"));
            checkTemplate(file, part.path("pair"), part.path("special_tokens"));
        }
        part.forEach(inner -> check(file, inner));
    }

    private static void checkTemplate(String file, JsonNode template, JsonNode specialTokens) {
        for (JsonNode piece : template) {
            JsonNode id = piece.path("SpecialToken").path("id");
            if (!id.isMissingNode() && !specialTokens.has(id.asText())) {
                throw new ModelLoadException(
                        file, "the post-processor names " + Text.quoted(id.asText()) + ", which it does not define");
            }
        }
    }

    /** Merges are cut by the prefix's length, wherever that falls. */
    static void checkMerges(String file, String continuingSubwordPrefix) {
        if (!continuingSubwordPrefix.isEmpty()) {
            throw new ModelLoadException(file, "BPE with a continuing_subword_prefix is not supported");
        }
    }
}
