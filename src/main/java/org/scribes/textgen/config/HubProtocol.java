package org.scribes.textgen.config;

/** The protocol of the server behind the API. */
public enum HubProtocol {
    /** OpenAI's {@code /v1/chat/completions}. */
    CHAT,
    /** OpenAI's {@code /v1/completions}. */
    COMPLETIONS,
    /** {@code /generate} and {@code /generate_stream} of Hugging Face's text-generation-inference. */
    TGI
}
