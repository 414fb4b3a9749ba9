package org.scribes.textgen.config;

/** Which tokens the repetition penalty counts as repeated. */
public enum PenaltyScope {
    /** The answer's only, so that passages can be quoted freely. */
    OUTPUT,
    /** The prompt's and the answer's, as in Hugging Face's transformers. */
    ALL
}
