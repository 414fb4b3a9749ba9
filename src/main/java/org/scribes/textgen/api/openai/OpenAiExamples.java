package org.scribes.textgen.api.openai;

/** Examples for the OpenAPI document. {@code OpenApiExamplesIT} sends the requests. */
final class OpenAiExamples {
    static final String CHAT = """
            {
              "model": "scribes-tiny",
              "messages": [{"role": "user", "content": "What does John 3:16 say?"}],
              "passages": [
                {"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his one and only Son."}
              ]
            }""";

    static final String CHAT_ANSWER = """
            {
              "id": "chatcmpl-req-1",
              "object": "chat.completion",
              "created": 1767225600,
              "model": "scribes-tiny",
              "choices": [{
                "index": 0,
                "message": {
                  "role": "assistant",
                  "content": "John 3:16 says, \\"For God so loved the world, that he gave his one and only Son.\\" [1]",
                  "refusal": null,
                  "annotations": [{
                    "type": "url_citation",
                    "url_citation": {"start_index": 16, "end_index": 80, "title": "John 3:16", "url": "urn:osis:John.3.16"}
                  }]
                },
                "finish_reason": "stop"
              }],
              "usage": {
                "prompt_tokens": 61,
                "completion_tokens": 33,
                "total_tokens": 94,
                "completion_tokens_details": {"reasoning_tokens": 0}
              },
              "scribes": {
                "status": "ok",
                "citations": [],
                "grounding": {"policy": "repair", "layout": "passages", "verdicts": {"quote": {"verified": 1}}, "verified_share": 1.0, "cited_share": 1.0},
                "warnings": [],
                "restarts": 0,
                "metadata": {
                  "request_id": "req-1",
                  "model": "scribes-tiny",
                  "mode": "local",
                  "latency_ms": 412,
                  "input_tokens": 61,
                  "tokens_generated": 33,
                  "tokens_estimated": false,
                  "finish_reason": "eos_token",
                  "temperature": 0.2,
                  "attempts": 1,
                  "failover": [],
                  "cached": false
                }
              }
            }""";

    static final String CHAT_STREAM = """
            data: {"id":"chatcmpl-req-1","object":"chat.completion.chunk","created":1767225600,"model":"scribes-tiny","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            data: {"id":"chatcmpl-req-1","object":"chat.completion.chunk","created":1767225600,"model":"scribes-tiny","choices":[{"index":0,"delta":{"content":"John 3:16 says"},"finish_reason":null}]}

            data: {"id":"chatcmpl-req-1","object":"chat.completion.chunk","created":1767225600,"model":"scribes-tiny","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    static final String COMPLETION = """
            {"model": "scribes-tiny", "prompt": "<|user|>\\nWho was Barnabas?\\n<|assistant|>\\n", "max_tokens": 20}""";

    static final String COMPLETION_STREAM = """
            data: {"id":"cmpl-req-1","object":"text_completion","created":1767225600,"model":"scribes-tiny","choices":[{"text":"John 3:16 says","index":0,"logprobs":null,"finish_reason":null}]}

            data: {"id":"cmpl-req-1","object":"text_completion","created":1767225600,"model":"scribes-tiny","choices":[{"text":"","index":0,"logprobs":null,"finish_reason":"stop"}]}

            data: [DONE]

            """;

    static final String RESPONSE = """
            {
              "model": "scribes-tiny",
              "input": "What does John 3:16 say?",
              "passages": [
                {"id": "1", "reference": "John 3:16", "text": "For God so loved the world, that he gave his one and only Son."}
              ]
            }""";

    static final String RESPONSE_STREAM = """
            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_req-1","output_index":0,"content_index":0,"delta":"John 3:16 says","logprobs":[]}

            """;

    private OpenAiExamples() {}
}
