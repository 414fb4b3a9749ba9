package org.scribes.textgen.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scribes.textgen.domain.Citation;
import org.scribes.textgen.domain.CitationKind;
import org.scribes.textgen.domain.GroundedAnswer;
import org.scribes.textgen.domain.GroundingPolicy;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Verdict;

/** Checks answers in realistic form, one case a line: a body for {@code /api/v1/verify} and the expected result. */
class AsWrittenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AsWrittenTest.class.getResourceAsStream("as-written.jsonl")),
                StandardCharsets.UTF_8))) {
            List<Named<JsonNode>> cases = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode each = JSON.readTree(line);
                String name = each.get("kind").asText() + ": "
                        + each.get("body").get("answer").asText();
                cases.add(Named.of(name, each));
            }
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answerInRealisticForm_isChecked(JsonNode each) {
        JsonNode body = each.get("body");
        Passage[] passages = texts(body, "passages", AsWrittenTest::passage).toArray(Passage[]::new);
        GroundedAnswer checked = TestingGrounding.check(
                body.get("answer").asText(),
                GroundingPolicy.valueOf(body.get("grounding").asText().toUpperCase(Locale.ROOT)),
                passages);

        JsonNode expected = each.get("expect");
        if (expected.has("answer")) {
            assertThat(checked.text()).isEqualTo(expected.get("answer").asText());
        }
        if (expected.has("verdicts")) {
            assertThat(verdicts(checked)).isEqualTo(texts(expected, "verdicts", JsonNode::asText));
        }
        if (expected.has("warnings")) {
            assertThat(checked.warnings()).isEqualTo(texts(expected, "warnings", JsonNode::asText));
        }
        if (expected.has("never_contains")) {
            assertThat(checked.text()).doesNotContain(texts(expected, "never_contains", JsonNode::asText));
        }
        if (expected.has("quotes_fabricated")) {
            assertThat(checked.citations())
                    .filteredOn(citation -> citation.verdict() == Verdict.FABRICATED)
                    .hasSize(expected.get("quotes_fabricated").asInt());
        }
    }

    private static Passage passage(JsonNode passage) {
        return new Passage(
                passage.get("id").asText(),
                passage.get("text").asText(),
                Optional.ofNullable(passage.get("reference")).map(JsonNode::asText),
                Optional.empty());
    }

    private static List<String> verdicts(GroundedAnswer answer) {
        return answer.citations().stream()
                .filter(citation -> citation.kind() == CitationKind.QUOTE)
                .map(Citation::verdict)
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static <T> List<T> texts(JsonNode node, String field, java.util.function.Function<JsonNode, T> read) {
        List<T> texts = new ArrayList<>();
        node.get(field).forEach(each -> texts.add(read.apply(each)));
        return texts;
    }
}
