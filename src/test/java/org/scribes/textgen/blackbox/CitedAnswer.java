package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an answer says about what it quotes. */
record CitedAnswer(JsonNode body) {
    private static final List<String> SOUND = List.of("verified", "in_context", "resolved");

    /** The {@code kind verdict} of each citation. */
    List<String> verdicts() {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode citation : body.path("citations")) {
            verdicts.add(citation.path("kind").textValue() + " "
                    + citation.path("verdict").textValue());
        }
        return verdicts;
    }

    /** What stood in the answer in place of what was false; fails where something false is still there. */
    List<String> replaced() {
        List<String> replaced = new ArrayList<>();
        for (JsonNode citation : body.path("citations")) {
            if (!SOUND.contains(citation.path("verdict").textValue())) {
                assertThat(citation.path("repaired_from").textValue())
                        .as(citation.toString())
                        .isNotEmpty();
                replaced.add(citation.path("repaired_from").textValue());
            }
        }
        return replaced;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        body.path("warnings").forEach(warning -> warnings.add(warning.textValue()));
        return warnings;
    }

    /** Each citation is where it says, each source where it says, and the summary adds up. */
    void assertConsistent(String policy, Map<String, String> passages) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (JsonNode citation : body.path("citations")) {
            assertThat(slice(body.path("answer").textValue(), citation))
                    .isEqualTo(citation.path("text").textValue());
            for (JsonNode source : citation.path("sources")) {
                assertThat(passages).containsKey(source.path("passage").textValue());
                assertThat(slice(passages.get(source.path("passage").textValue()), source))
                        .isNotEmpty();
            }
            counts.computeIfAbsent(citation.path("kind").textValue(), kind -> new TreeMap<>())
                    .merge(citation.path("verdict").textValue(), 1, Integer::sum);
        }
        JsonNode grounding = body.path("grounding");
        assertThat(grounding.path("policy").textValue()).isEqualTo(policy);
        assertThat(grounding.path("layout").textValue()).isEqualTo("passages");
        assertThat(grounding.path("verified_share").doubleValue()).isBetween(0.0, 1.0);
        assertThat(grounding.path("cited_share").doubleValue()).isBetween(0.0, 1.0);
        Map<String, Map<String, Integer>> told = new TreeMap<>();
        grounding.path("verdicts").properties().forEach(kind -> {
            Map<String, Integer> verdicts = new TreeMap<>();
            kind.getValue()
                    .properties()
                    .forEach(each -> verdicts.put(each.getKey(), each.getValue().intValue()));
            told.put(kind.getKey(), verdicts);
        });
        assertThat(told).isEqualTo(counts);
    }

    /** The part of {@code text} from {@code start} to {@code end}, in code points. */
    static String slice(String text, JsonNode part) {
        int[] codePoints = text.codePoints().toArray();
        int start = part.path("start").intValue();
        return new String(codePoints, start, part.path("end").intValue() - start);
    }
}
