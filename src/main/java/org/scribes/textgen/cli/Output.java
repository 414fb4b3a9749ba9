package org.scribes.textgen.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** JSON as commands write it, with names as in the API, texts, and the standard error. */
final class Output {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Output() {}

    static String json(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    /** The text with each white space as one blank. */
    static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    /** The address without slashes at its end. */
    static String withoutSlashes(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    /** For what is not the result of a command. */
    static PrintWriter standardError() {
        return new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    static JsonMapper mapper() {
        return MAPPER;
    }
}
