package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.EditDistance;
import org.scribes.textgen.domain.LowerCase;

/** Fields that retrievers add to a passage and that are not read, such as a score. Their values are not kept. */
final class IgnoredFields {
    private static final Map<String, Set<String>> NAMES = Map.of(
            "text",
            Set.of("content", "pagecontent", "body", "passage", "chunk", "snippet", "value", "document", "quote"),
            "id",
            Set.of("docid", "documentid", "passageid", "chunkid", "uuid", "key", "number", "index"));

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private IgnoredFields() {}

    /** The value of an ignored field. */
    @JsonDeserialize(using = Skipping.class)
    enum Value {
        SKIPPED
    }

    /** Skips a value without building it. */
    static final class Skipping extends StdDeserializer<Value> {
        private static final long serialVersionUID = 1L;

        Skipping() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            parser.skipChildren();
            return Value.SKIPPED;
        }

        @Override
        public Value getNullValue(DeserializationContext context) {
            return Value.SKIPPED;
        }
    }

    /** The ignored field that was probably meant to be {@code field}. */
    static Optional<String> meantAs(String field, @Nullable Map<String, Value> ignored) {
        return ignored == null
                ? Optional.empty()
                : ignored.keySet().stream()
                        .filter(name -> isMeantAs(field, name))
                        .findFirst();
    }

    private static boolean isMeantAs(String field, String name) {
        if (!FIELD_NAME.matcher(name).matches()) {
            return false; // the caller's text, which is not shown
        }
        String bare = LowerCase.of(name).replace("_", "").replace("-", "");
        return bare.equals(field)
                || NAMES.getOrDefault(field, Set.of()).contains(bare)
                || (field.length() > 2 && EditDistance.of(bare, field) <= 1);
    }
}
