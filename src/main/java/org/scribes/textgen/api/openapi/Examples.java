package org.scribes.textgen.api.openapi;

/** Examples in the OpenAPI document. The requests work as they are, also with the embedded model. */
public final class Examples {
    public static final String VERSE =
            "For God so loved the world, that he gave his only born Son, that whoever believes in him "
                    + "should not perish, but have eternal life.";

    public static final String QUESTION = "What does John 3:16 say?";

    public static final String MESSAGES = "[{\"role\": \"user\", \"content\": \"" + QUESTION + "\"}]";

    public static final String PASSAGES =
            "[{\"id\": \"1\", \"reference\": \"John 3:16\", \"text\": \"" + VERSE + "\"}, "
                    + "{\"id\": \"2\", \"reference\": \"Romans 5:8\", \"text\": \"But God commends his own love toward us, in that "
                    + "while we were yet sinners, Christ died for us.\"}]";

    public static final String REQUEST = "{\"prompt\": \"" + QUESTION + "\", \"passages\": " + PASSAGES
            + ", \"max_new_tokens\": 60, \"temperature\": 0}";

    public static final String CONVERSATION =
            "{\"messages\": " + MESSAGES + ", \"passages\": " + PASSAGES + ", \"temperature\": 0}";

    public static final String ANSWER_TEXT = "John 3:16 says, \"" + VERSE + "\" [1]";

    public static final String MISQUOTED =
            "John 3:16 says, \"For God so loved the world, that he gave his one and only Son.\" [1]";

    public static final String VERIFICATION =
            "{\"answer\": \"John 3:16 says, \\\"For God so loved the world, that he gave his "
                    + "one and only Son.\\\" [1]\", \"passages\": " + PASSAGES + ", \"grounding\": \"repair\"}";

    private static final String AS_THE_PASSAGE_HAS_IT =
            "\"edition\": null, \"expected\": null, \"repaired_from\": null, \"clipped\": null";

    private static final String REFERENCE =
            "{\"kind\": \"reference\", \"verdict\": \"in_context\", \"start\": 0, \"end\": 9, "
                    + "\"text\": \"John 3:16\", \"closed\": true, \"sources\": [{\"passage\": \"1\", \"start\": 0, \"end\": 130}], "
                    + "\"reference\": \"John.3.16\", " + AS_THE_PASSAGE_HAS_IT + ", \"exists_in\": []}";

    private static final String QUOTATION =
            "{\"kind\": \"quote\", \"verdict\": \"verified\", \"start\": 17, \"end\": 147, \"text\": \"" + VERSE
                    + "\", \"closed\": true, \"sources\": [{\"passage\": \"1\", \"start\": 0, \"end\": 129}], "
                    + "\"reference\": null, " + AS_THE_PASSAGE_HAS_IT
                    + ", \"exists_in\": [{\"passage\": \"1\", \"edition\": null, \"reference\": null}]}";

    private static final String MARKER =
            "{\"kind\": \"marker\", \"verdict\": \"resolved\", \"start\": 149, \"end\": 152, "
                    + "\"text\": \"[1]\", \"closed\": true, \"sources\": [{\"passage\": \"1\", \"start\": 0, \"end\": 130}], "
                    + "\"reference\": null, " + AS_THE_PASSAGE_HAS_IT + ", \"exists_in\": []}";

    public static final String CITATIONS = "[" + REFERENCE + ", " + QUOTATION + ", " + MARKER + "]";

    public static final String CANDIDATES =
            "[{\"model\": \"scribes-tiny\", \"target\": \"local\", \"seed\": 7, \"chosen\": true, \"score\": "
                    + "{\"standing\": \"supported\", \"total\": 0.99, \"false_quotations\": 0, \"support\": 1.0, "
                    + "\"answered\": 1.0, \"length\": 1.0, \"variety\": 1.0, \"likelihood\": 0.91, \"agreement\": 1.0, "
                    + "\"passed\": true}, \"input_tokens\": 101, \"tokens_generated\": 46}, "
                    + "{\"model\": \"scribes-tiny\", \"seed\": 1394857, \"chosen\": false, \"error\": \"TIMEOUT\"}]";

    public static final String MODEL_NOTE =
            "demonstration model: scribes-tiny has 4 million parameters and only quotes "
                    + "passages; set HF_MODEL_PATH, HF_API_KEY or TEXTGEN_HUB_URL to use another one";

    private static final String METADATA = "\"metadata\": {\"request_id\": \"req-1\", \"model\": \"scribes-tiny\", "
            + "\"model_note\": \"" + MODEL_NOTE
            + "\", \"mode\": \"local\", \"latency_ms\": 412, \"time_to_first_token_ms\": 38, \"input_tokens\": 101, "
            + "\"tokens_generated\": 46, \"tokens_estimated\": false, \"finish_reason\": \"eos_token\", \"temperature\": 0.0, "
            + "\"attempts\": 1, \"target\": \"local\", \"failover\": [], \"cached\": false}";

    public static final String ANSWER = "{\"answer\": \"John 3:16 says, \\\"" + VERSE
            + "\\\" [1]\", \"status\": \"ok\", "
            + "\"citations\": " + CITATIONS + ", \"grounding\": {\"policy\": \"repair\", \"layout\": \"passages\", "
            + "\"verdicts\": {\"marker\": {\"resolved\": 1}, \"quote\": {\"verified\": 1}, \"reference\": {\"in_context\": 1}}, "
            + "\"verified_share\": 1.0, \"cited_share\": 1.0}, "
            + "\"warnings\": [], " + METADATA + "}";

    public static final String STREAM = "event: token\ndata: {\"text\":\"John 3:16 says, \\\"" + VERSE + "\\\"\"}\n\n"
            + "event: citation\ndata: " + REFERENCE + "\n\nevent: citation\ndata: " + QUOTATION
            + "\n\n: waiting\n\nevent: token\ndata: {\"text\":\" [1]\"}\n\nevent: citation\ndata: " + MARKER
            + "\n\nevent: done\ndata: " + ANSWER + "\n\n";

    public static final String FEEDBACK = "{\"request_id\": \"req-1\", \"rating\": 2, \"flags\": [\"wrong_citation\"], "
            + "\"comment\": \"The verse is from Luke.\"}";

    private Examples() {}
}
