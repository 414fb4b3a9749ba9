package org.scribes.textgen.domain;

/** Why generation ended, in the words of Hugging Face's text-generation-inference, and one more. */
public enum FinishReason {
    EOS_TOKEN,
    LENGTH,
    STOP_SEQUENCE,
    /** The provider's filter, or the model's refusal: what came before may be incomplete. */
    CONTENT_FILTER
}
