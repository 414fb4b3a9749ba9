package org.scribes.textgen.api.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the id of a passage: a string, or a whole number, which becomes its decimal digits. */
final class PassageId extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    PassageId() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getBigIntegerValue().toString();
        }
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getText()
                : (String) context.handleUnexpectedToken(String.class, parser);
    }
}
