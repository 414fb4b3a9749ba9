package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Refuses {@code tokenizer.json} files that make the native tokenizers library (0.21) abort the process, on load or on
 * some input. The library reports errors as exceptions, but its panics abort. The cases were found by mutating
 * tokenizer files in child processes.
 */
final class NativeAborts {
    /** Anchors, boundaries and lookarounds, with which a pattern may match an empty string within a text. */
    private static final Pattern ZERO_WIDTH = Pattern.compile("(?<!\\[)\\^|\\$|\\\\[bBAzZGKyY]|\\(\\?<?[=!]");

    /** Longer expressions could nest too deeply to parse. No known tokenizer has one. */
    private static final int MAX_REGEX = 1000;

    private NativeAborts() {}

    /** Checks a part of {@code tokenizer.json} recursively. */
    static void check(String file, JsonNode part) {
        String type = part.path("type").asText();
        if (type.equals("Precompiled") || part.has("precompiled_charsmap")) {
            throw new ModelLoadException(file, "the normalizer Precompiled is not supported");
        }
        if (type.equals("FixedLength") && part.path("length").asInt(1) < 1) {
            throw new ModelLoadException(file, "FixedLength needs a length of 1 or more");
        }
        if (type.equals("Strip") && part.path("stop").asDouble(0) != 0) {
            throw new ModelLoadException(file, "the decoder Strip is supported with stop 0 only");
        }
        if (type.equals("Prepend") && part.path("prepend").asText().isEmpty()) {
            throw new ModelLoadException(file, "Prepend needs a non-empty text");
        }
        if (type.equals("Replace") && matchesNothing(part.path("pattern"))) {
            throw new ModelLoadException(file, "Replace is supported with patterns that match at least one character");
        }
        if (part.has("special_tokens")) {
            checkTemplate(file, part.path("single"), part.path("special_tokens"));
            checkTemplate(file, part.path("pair"), part.path("special_tokens"));
        }
        part.forEach(inner -> check(file, inner));
    }

    /** The library cuts merges at the prefix's length in bytes, which may be inside a character. */
    static void checkMerges(String file, String continuingSubwordPrefix) {
        if (!continuingSubwordPrefix.isEmpty()) {
            throw new ModelLoadException(file, "BPE with a continuing_subword_prefix is not supported");
        }
    }

    /** Without zero-width parts, a pattern that matches an empty string anywhere also matches the empty text. */
    private static boolean matchesNothing(JsonNode pattern) {
        if (!pattern.has("Regex")) {
            return pattern.path("String").asText("x").isEmpty();
        }
        String regex = pattern.path("Regex").asText();
        try {
            return regex.length() > MAX_REGEX || ZERO_WIDTH.matcher(regex).find() || Pattern.matches(regex, "");
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private static void checkTemplate(String file, JsonNode template, JsonNode specialTokens) {
        for (JsonNode piece : template) {
            JsonNode id = piece.path("SpecialToken").path("id");
            if (!id.isMissingNode() && !specialTokens.has(id.asText())) {
                throw new ModelLoadException(
                        file,
                        "the post-processor names " + FileText.quoted(id.asText()) + ", which it does not define");
            }
        }
    }
}
