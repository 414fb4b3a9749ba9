package org.scribes.textgen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.scribes.textgen.problem.FileProblem;

/** JSON as commands write it, with names as in the API, texts, and the standard error. */
final class Output {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Output() {}

    static String json(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    /** What went wrong with a file, with its name where that is known. */
    static String problem(IOException failure) {
        String name =
                failure instanceof FileSystemException known && known.getFile() != null ? known.getFile() : "the input";
        return name + " " + FileProblem.ofReading(failure);
    }

    /** The text with each white space as one blank. */
    static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    /** For what is not the result of a command. */
    static PrintWriter standardError() {
        return new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    static JsonMapper mapper() {
        return MAPPER;
    }
}
