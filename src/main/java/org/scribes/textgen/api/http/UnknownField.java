package org.scribes.textgen.api.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.scribes.textgen.domain.EditDistance;
import org.scribes.textgen.domain.LowerCase;

/**
 * What to use in place of a field that a request does not have: what other APIs call it, else the nearest name, else
 * the list of the fields. Names are compared without case, underscores and hyphens.
 */
final class UnknownField {
    /** Our fields, and their names in other APIs. Where several fields have a name, the first of the request counts. */
    private static final List<Map.Entry<String, String>> OTHER_NAMES = List.of(
            Map.entry(
                    "max_new_tokens",
                    "maxtokens maxcompletiontokens maxoutputtokens maxtokenstosample maxlength maxlen npredict"
                            + " numpredict numtokens ntokens"),
            Map.entry("top_p", "topprobability nucleus"),
            Map.entry("stop", "stopsequences stopsequence stopstrings stopwords stoptokens until"),
            Map.entry("repetition_penalty", "repeatpenalty frequencypenalty presencepenalty reppen frequencypenalties"),
            Map.entry("temperature", "temp"),
            Map.entry("seed", "randomseed rngseed randomstate"),
            Map.entry("model", "modelname modelid engine deployment llm"),
            Map.entry("user", "userid username enduser safetyidentifier"),
            Map.entry("truncate", "truncation truncationstrategy"),
            Map.entry("cache", "usecache"),
            Map.entry("grounding", "groundingpolicy policy"),
            Map.entry("messages", "conversation history chat chathistory dialog turns"),
            Map.entry("prompt", "question query input inputs text userprompt instruction q message usermessage"),
            Map.entry(
                    "passages",
                    "context contexts document documents docs sources source chunks references knowledge retrieved"
                            + " retrieveddocuments retrievedcontext results"),
            Map.entry("answer", "response output completion generatedtext generation text"),
            Map.entry("text", "input content answer body prompt"),
            Map.entry("content", "text message body value"),
            Map.entry("role", "speaker author from"),
            Map.entry("request_id", "id answerid responseid messageid"),
            Map.entry("rating", "score stars thumb thumbs vote"),
            Map.entry("comment", "note text message feedback reason"),
            Map.entry("flags", "labels tags categories"));

    /** What a request for an answer cannot have, and what to do. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("stream", "leave it out, and POST to /api/v1/generate/stream for a stream"),
            Map.entry("streaming", "leave it out, and POST to /api/v1/generate/stream for a stream"),
            Map.entry("system", "use messages, the first of them with the role system"),
            Map.entry("systemprompt", "use messages, the first of them with the role system"),
            Map.entry("systemmessage", "use messages, the first of them with the role system"),
            Map.entry("instructions", "use messages, the first of them with the role system"),
            Map.entry("n", "leave it out, since a request has one answer"),
            Map.entry("bestof", "leave it out, since a request has one answer"),
            Map.entry("numreturnsequences", "leave it out, since a request has one answer"),
            Map.entry("parameters", "put its fields beside prompt, such as max_new_tokens"),
            Map.entry("options", "put its fields beside prompt, such as max_new_tokens"),
            Map.entry("tools", "leave it out, since there are no tools"),
            Map.entry("toolchoice", "leave it out, since there are no tools"),
            Map.entry("functions", "leave it out, since there are no tools"),
            Map.entry("responseformat", "leave it out, since answers are text"),
            Map.entry("dosample", "use temperature, where 0 is greedy"),
            Map.entry("timeout", "leave it out; the server's limit is hf.generation.timeout"));

    private static final Map<String, List<String>> BY_OTHER_NAME = byOtherName();
    private static final int SHORT = 5;

    private UnknownField() {}

    /**
     * The rule that follows the field's path.
     *
     * @param known the fields of the object
     */
    static String rule(String name, Collection<?> known) {
        TreeSet<String> fields = new TreeSet<>();
        known.forEach(field -> fields.add(String.valueOf(field)));
        String bare = bare(name);
        String remedy = sameBare(bare, fields)
                .or(() -> BY_OTHER_NAME.getOrDefault(bare, List.of()).stream()
                        .filter(fields::contains)
                        .findFirst())
                .or(() -> Optional.ofNullable(ADVICE.get(bare)).filter(advice -> fields.contains("prompt")))
                .or(() -> nearest(bare, fields))
                .map(found -> found.contains(" ") ? found : "use " + found)
                .orElse("allowed are " + String.join(", ", fields));
        return "is not a field of this request: " + remedy;
    }

    private static Optional<String> sameBare(String bare, Collection<String> fields) {
        return fields.stream().filter(field -> bare(field).equals(bare)).findFirst();
    }

    private static Optional<String> nearest(String bare, Collection<String> fields) {
        int most = bare.length() < SHORT ? 1 : 2;
        return fields.stream()
                .filter(field -> EditDistance.of(bare, bare(field)) <= most)
                .min(Comparator.comparingInt(field -> EditDistance.of(bare, bare(field))));
    }

    private static String bare(String name) {
        return LowerCase.of(name).replace("_", "").replace("-", "");
    }

    private static Map<String, List<String>> byOtherName() {
        Map<String, List<String>> byName = new HashMap<>();
        for (Map.Entry<String, String> entry : OTHER_NAMES) {
            for (String name : entry.getValue().split(" ", -1)) {
                byName.computeIfAbsent(name, any -> new ArrayList<>()).add(entry.getKey());
            }
        }
        return byName;
    }
}
