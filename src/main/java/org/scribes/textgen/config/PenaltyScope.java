package org.scribes.textgen.config;

/** Which tokens the repetition penalty counts as said before. */
public enum PenaltyScope {
    /** Those of the answer: passages can be repeated freely. */
    OUTPUT,
    /** Those of the prompt too, as Hugging Face has it. */
    ALL
}
