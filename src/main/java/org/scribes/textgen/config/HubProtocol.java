package org.scribes.textgen.config;

/** How a server behind the API is spoken to. */
public enum HubProtocol {
    /** OpenAI's {@code /v1/chat/completions}. */
    CHAT,
    /** OpenAI's {@code /v1/completions}. */
    COMPLETIONS,
    /** {@code /generate} and {@code /generate_stream} of Hugging Face's text-generation-inference. */
    TGI
}
