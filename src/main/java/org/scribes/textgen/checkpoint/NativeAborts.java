package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Refuses what the native tokenizers library (0.21) answers by ending the whole process, at once or at some user's text.
 * Its errors come as exceptions, but its panics abort, so that one bad file would take the server down. Found by changing
 * and combining the values of a set of tokenizer files, in processes of their own.
 */
final class NativeAborts {
    /** Beginnings, ends, borders and looks around: with these a pattern can match nothing at all in the midst of a text. */
    private static final Pattern ZERO_WIDTH = Pattern.compile("(?<!\\[)\\^|\\$|\\\\[bBAzZGKyY]|\\(\\?<?[=!]");

    /** A longer one, which no tokenizer has, could nest deeper than it can be read. */
    private static final int MAX_REGEX = 1000;

    private NativeAborts() {}

    /** Looks through a part of {@code tokenizer.json}, whatever it is made of. */
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
            throw new ModelLoadException(file, "Prepend needs a text");
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

    /** Merges are cut by the prefix's length, wherever that falls. */
    static void checkMerges(String file, String continuingSubwordPrefix) {
        if (!continuingSubwordPrefix.isEmpty()) {
            throw new ModelLoadException(file, "BPE with a continuing_subword_prefix is not supported");
        }
    }

    /** Without zero-width parts, a pattern that matches nothing anywhere also matches an empty text. */
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
