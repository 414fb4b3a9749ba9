package org.scribes.textgen.domain;

/** Why generation ended: the values of Hugging Face's text-generation-inference, {@link #TOOL_CALLS} and {@link #CONTENT_FILTER}. */
public enum FinishReason {
    EOS_TOKEN,
    LENGTH,
    STOP_SEQUENCE,
    /** The model asks for calls of tools, which the client makes. */
    TOOL_CALLS,
    /** The provider's filter stopped the answer, or the model refused. The text may be incomplete. */
    CONTENT_FILTER
}
