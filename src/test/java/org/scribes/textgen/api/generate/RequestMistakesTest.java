package org.scribes.textgen.api.generate;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.scribes.textgen.documents.MistakesTable;
import org.scribes.textgen.documents.MistakesTable.Mistake;
import org.scribes.textgen.domain.GenerationException;

/** The message for each wrong request is the one in docs/mistakes.md. */
class RequestMistakesTest {
    @TestFactory
    Stream<DynamicTest> requests_areRefusedAsDocumented() throws IOException {
        return MistakesTable.tests("Requests", RequestMistakesTest::message);
    }

    private static String message(Mistake mistake) throws ClassNotFoundException {
        List<String> code = mistake.code();
        Class<?> body = Class.forName(
                "org.scribes.textgen.api." + (code.size() == 1 ? "generate.GenerateBody" : type(code.get(0))));
        String json = code.get(code.size() - 1);
        GenerationException refusal = catchThrowableOfType(GenerationException.class, () -> {
            if (body == GenerateBody.class) {
                TestingBodies.read(json);
            } else {
                TestingBodies.parse(body, json);
            }
        });
        return refusal == null ? "no message" : refusal.code() + ": " + refusal.getMessage();
    }

    private static String type(String path) {
        return switch (path) {
            case "/verify" -> "verify.VerifyBody";
            case "/references" -> "verify.ReferencesBody";
            case "/feedback" -> "usage.FeedbackBody";
            default -> throw new IllegalArgumentException(path);
        };
    }
}
