package org.scribes.textgen.domain;

/** Why generation ended, in the words of Hugging Face's text-generation-inference. */
public enum FinishReason {
    EOS_TOKEN,
    LENGTH,
    STOP_SEQUENCE
}
