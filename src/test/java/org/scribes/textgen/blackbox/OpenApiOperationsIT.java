package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation is described, with its responses, and the guide lists the same ones. */
@OnDefaultServer
class OpenApiOperationsIT {
    private static final Pattern GUIDE_ROW = Pattern.compile("^\\| `([A-Z]+ (?!/metrics)/[a-z0-9_/{}]*)` \\|.*");

    private final Api api = new Api();
    private OpenApiDocument document = new OpenApiDocument(Api.json("{}"));

    @BeforeEach
    void read() throws IOException, InterruptedException {
        document = OpenApiDocument.of(api);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/generate, post, generate, Generation",
        "/api/v1/generate/stream, post, generateStream, Generation",
        "/api/v1/tokens, post, countTokens, Generation",
        "/v1/chat/completions, post, createChatCompletion, OpenAI",
        "/, post, tgi, text-generation-inference",
        "/generate, post, tgiGenerate, text-generation-inference",
        "/generate_stream, post, tgiGenerateStream, text-generation-inference",
        "/info, get, tgiInfo, text-generation-inference",
        "/ping, get, tgiPing, text-generation-inference",
        "/tokenize, post, tgiTokenize, text-generation-inference",
        "/chat_tokenize, post, tgiChatTokenize, text-generation-inference",
        "/api/v1/verify, post, verify, Verification",
        "/api/v1/references, post, findReferences, Verification",
        "/api/v1/verses, get, getVerses, Verification",
        "/api/v1/model, get, getModel, Model",
        "/api/v1/feedback, post, rateAnswer, Feedback",
        "/api/v1/usage, get, getUsage, Operation",
        "/api/v1/comparison, get, compareVariants, Operation",
        "/api/v1/slo, get, getServiceLevels, Operation",
        "/api/v1/status, get, getStatus, Operation",
        "/api/v1/status/stream, get, streamStatus, Operation"
    })
    void everyOperation_hasItsIdAndTag(String path, String method, String id, String tag) {
        JsonNode operation = document.root().path("paths").path(path).path(method);

        assertThat(operation.path("operationId").textValue()).isEqualTo(id);
        assertThat(operation.path("tags").valueStream().map(JsonNode::textValue))
                .containsExactly(tag);
    }

    @Test
    void tags_areDescribedInTheOrderOfUse() {
        assertThat(document.root()
                        .path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").textValue()))
                .containsExactly(
                        "Generation",
                        "OpenAI",
                        "text-generation-inference",
                        "Verification",
                        "Model",
                        "Feedback",
                        "Operation");
        assertThat(document.root().path("tags"))
                .allSatisfy(tag -> assertThat(tag.path("description").asText()).isNotBlank());
    }

    @Test
    void version_isThatOfTheBuild() {
        assertThat(document.root().path("info").path("version").textValue())
                .isEqualTo(System.getProperty("project.version"));
    }

    @Test
    void operations_areThoseOfTheGuide() throws IOException {
        List<String> operations = document.operations().stream()
                .map(operation -> operation
                        .toString()
                        .replaceFirst("^[a-z]+", operation.method().toUpperCase(Locale.ROOT)))
                .toList();

        assertThat(Files.readAllLines(Path.of("docs", "api.md")).stream()
                        .map(GUIDE_ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/generate, post, '200,400,401,403,406,408,413,415,422,429,500,502,503,504'",
        "/api/v1/generate/stream, post, '200,400,401,403,406,408,413,415,422,429,500,502,503,504'",
        "/api/v1/verify, post, '200,400,401,403,406,408,413,415,422,429,500,503,504'",
        "/api/v1/references, post, '200,400,401,403,406,408,413,415,429,500,503,504'",
        "/api/v1/tokens, post, '200,400,401,403,406,408,413,415,429,500,503,504'",
        "/api/v1/feedback, post, '200,400,401,403,404,406,408,413,415,429,500,503'",
        "/, post, '200,401,403,408,413,415,422,424,429,500'",
        "/generate, post, '200,401,403,408,413,415,422,424,429,500'",
        "/generate_stream, post, '200,401,403,408,413,415,422,424,429,500'",
        "/tokenize, post, '200,401,403,408,413,415,422,424,429,500'",
        "/info, get, '200,401,403,500'",
        "/api/v1/model, get, '200,401,403,406,500'",
        "/api/v1/slo, get, '200,401,403,406,500'",
        "/api/v1/verses, get, '200,400,401,403,406,429,500,503,504'",
        "/api/v1/status, get, '200,401,403,406,500'",
        "/api/v1/status/stream, get, '200,401,403,406,500,503'",
        "/api/v1/usage, get, '200,400,401,403,404,406,500,503'",
        "/api/v1/comparison, get, '200,400,401,403,404,406,500,503'"
    })
    void everyResponse_isDescribed(String path, String method, String statuses) {
        JsonNode responses =
                document.root().path("paths").path(path).path(method).path("responses");

        assertThat(responses.fieldNames()).toIterable().containsExactlyInAnyOrder(statuses.split(",", -1));
        for (JsonNode response : responses) {
            JsonNode described = document.resolved(response);
            assertThat(described.path("description").asText()).isNotBlank();
            assertThat(described.path("content")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/generate",
                "/api/v1/generate/stream",
                "/api/v1/verify",
                "/api/v1/references",
                "/api/v1/tokens"
            })
    void limits_areDescribedWithTheirHeaders(String path) {
        JsonNode responses =
                document.root().path("paths").path(path).path("post").path("responses");
        JsonNode refused = document.resolved(responses.path("429"));

        assertThat(responses.path("200").path("headers").fieldNames())
                .toIterable()
                .contains("RateLimit-Policy", "RateLimit");
        assertThat(refused.path("headers").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Retry-After", "RateLimit-Policy", "RateLimit");
        for (JsonNode header : refused.path("headers")) {
            assertThat(document.resolved(header).path("description").asText()).isNotBlank();
        }
    }

    @Test
    void keys_areDescribed() {
        assertThat(document.root().path("components").path("securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("bearer", "X-API-Key");
        assertThat(document.root().path("security")).hasSize(2);
    }
}
