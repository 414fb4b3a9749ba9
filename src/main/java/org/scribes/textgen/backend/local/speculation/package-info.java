/**
 * Speculative decoding (Leviathan et al. 2023): one step of the model verifies several proposed tokens.
 * {@link org.scribes.textgen.backend.local.speculation.PromptLookup} proposes tokens and
 * {@link org.scribes.textgen.backend.local.speculation.ProposalLength} decides how many pay. Pure: no clock, no
 * randomness.
 */
@NullMarked
package org.scribes.textgen.backend.local.speculation;

import org.jspecify.annotations.NullMarked;
