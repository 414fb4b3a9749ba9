package org.scribes.textgen.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a document shows it, compared with JSON that came.
 *
 * <p>The rule: members, elements and texts must be equal. {@code …} stands for any further members of an object, for any
 * further elements of an array, for any value after a colon, and for any characters within a text or at the end of a
 * number. The fields of {@link #VARYING} differ from one run or machine to another: a value of the same JSON type, or null, is
 * enough for them.
 */
public final class ShownJson {
    /** Times, identifiers, counts of what else ran, and what is measured on the machine. */
    static final Set<String> VARYING = Set.of(
            "batch_limit",
            "burn_rate",
            "count",
            "cost_usd",
            "estimated_cost_usd",
            "from",
            "input_tokens",
            "kv_bytes",
            "kv_tokens",
            "latency_ms",
            "load_seconds",
            "mean_latency_ms",
            "request_id",
            "requests",
            "answered",
            "degraded",
            "failed",
            "cached",
            "tokens_generated",
            "unpriced_requests",
            "until",
            "value");

    private static final String ANY = "…";
    /** A text, a number that is cut, white space, or a character. */
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|-?\\d[\\d.]*+…|\\s++|.", Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper();

    private ShownJson() {}

    /** How {@code actual} differs from what the document shows, one place each; empty if it does not. */
    public static List<String> differences(String shown, String actual) {
        List<String> differences = new ArrayList<>();
        compare("", read(strict(shown)), read(actual), differences);
        return differences;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage() + " in\n" + json, e);
        }
    }

    private static void compare(String place, JsonNode shown, @Nullable JsonNode actual, List<String> differences) {
        if (actual == null) {
            differences.add(place + " is missing");
        } else if (shown.isTextual() && shown.textValue().contains(ANY)) {
            String text = actual.isTextual() ? actual.textValue() : actual.toString();
            if (!Pattern.matches(glob(shown.textValue()), text)) {
                differences.add(place + ": " + shown + " but " + actual);
            }
        } else if (shown.isObject() && actual.isObject()) {
            compareMembers(place, shown, actual, differences);
        } else if (shown.isArray() && actual.isArray()) {
            compareElements(place, shown, actual, differences);
        } else if (VARYING.contains(place.replaceFirst(".*\\.", ""))) {
            if (!shown.isNull() && !actual.isNull() && shown.getNodeType() != actual.getNodeType()) {
                differences.add(place + ": " + shown + " but " + actual);
            }
        } else if (!shown.equals(actual)) {
            differences.add(place + ": " + shown + " but " + actual);
        }
    }

    private static void compareMembers(String place, JsonNode shown, JsonNode actual, List<String> differences) {
        for (Map.Entry<String, JsonNode> member : shown.properties()) {
            if (!member.getKey().equals(ANY)) {
                compare(place + "." + member.getKey(), member.getValue(), actual.get(member.getKey()), differences);
            }
        }
        if (!shown.has(ANY)) {
            actual.fieldNames().forEachRemaining(name -> {
                if (!shown.has(name)) {
                    differences.add(place + "." + name + " is not shown");
                }
            });
        }
    }

    private static void compareElements(String place, JsonNode shown, JsonNode actual, List<String> differences) {
        int more = 0;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).isTextual() && shown.get(i).textValue().equals(ANY)) {
                more++;
            } else {
                compare(place + "[" + i + "]", shown.get(i), actual.get(i), differences);
            }
        }
        if (more == 0 && actual.size() > shown.size()) {
            differences.add(place + " has " + actual.size() + " elements, not " + shown.size());
        }
    }

    private static String glob(String text) {
        return "(?s)" + Stream.of(text.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    /** As JSON: an ellipsis becomes a member or a text, also one that cuts a number. */
    private static String strict(String shown) {
        StringBuilder json = new StringBuilder();
        Deque<String> within = new ArrayDeque<>();
        String before = "";
        Matcher token = TOKEN.matcher(shown);
        while (token.find()) {
            String text = token.group();
            if (text.equals(ANY)) {
                boolean member = "{".equals(within.peek()) && !before.equals(":");
                json.append(member ? "\"…\":\"…\"" : "\"…\"");
            } else if (text.endsWith(ANY)) {
                json.append('"').append(text).append('"');
            } else {
                json.append(text);
            }
            if (text.equals("{") || text.equals("[")) {
                within.push(text);
            } else if (text.equals("}") || text.equals("]")) {
                within.poll();
            }
            before = text.isBlank() ? before : text;
        }
        return json.toString();
    }
}
