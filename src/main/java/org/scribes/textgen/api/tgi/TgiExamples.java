package org.scribes.textgen.api.tgi;

import org.scribes.textgen.api.openapi.Examples;

/** Examples in the OpenAPI document. The requests work as they are, also with the embedded model. */
final class TgiExamples {
    static final String INPUTS = "<|system|>Answer only from the passages.\n<|context|>\n[1] John 3:16: "
            + Examples.VERSE + "\n<|user|>" + Examples.QUESTION + "\n<|assistant|>";

    static final String TEXT = "\"" + Examples.VERSE + "\" [1]";

    static final String REQUEST =
            "{\"inputs\": \"<|system|>Answer only from the passages.\\n<|context|>\\n[1] John 3:16: " + Examples.VERSE
                    + "\\n<|user|>" + Examples.QUESTION
                    + "\\n<|assistant|>\", \"parameters\": {\"max_new_tokens\": 60, \"details\": true}}";

    static final String TOKENIZE = "{\"inputs\": \"For God so loved the world\"}";

    static final String CHAT = "{\"messages\": " + Examples.MESSAGES + "}";

    static final String STREAM_DETAILS =
            "{\"finish_reason\": \"eos_token\", \"generated_tokens\": 7, \"input_length\": 61, \"seed\": null}";

    static final String STREAM =
            "data: {\"index\":1,\"token\":{\"id\":0,\"text\":\"For God so loved the world\",\"logprob\":null,"
                    + "\"special\":false},\"generated_text\":null,\"details\":null}\n\n: waiting\n\n"
                    + "data: {\"index\":2,\"token\":{\"id\":0,\"text\":\"\",\"logprob\":null,\"special\":true},"
                    + "\"generated_text\":\"For God so loved the world\",\"details\":{\"finish_reason\":\"eos_token\","
                    + "\"generated_tokens\":7,\"input_length\":61,\"seed\":null},\"scribes\":{\"status\":\"ok\"}}\n\n";

    private TgiExamples() {}
}
