package org.scribes.textgen.domain;

/** Why generation ended: the values of Hugging Face's text-generation-inference, and {@link #CONTENT_FILTER}. */
public enum FinishReason {
    EOS_TOKEN,
    LENGTH,
    STOP_SEQUENCE,
    /** The provider's filter stopped the answer, or the model refused. The text may be incomplete. */
    CONTENT_FILTER
}
