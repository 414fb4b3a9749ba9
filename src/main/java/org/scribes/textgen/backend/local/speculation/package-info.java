/**
 * Guessing how an answer goes on, so that one step of the model can verify several tokens at once (Leviathan et al. 2023):
 * what to propose, {@link org.scribes.textgen.backend.local.speculation.PromptLookup}, and how much of it pays,
 * {@link org.scribes.textgen.backend.local.speculation.ProposalLength}. Pure: no clock, no chance.
 */
@NullMarked
package org.scribes.textgen.backend.local.speculation;

import org.jspecify.annotations.NullMarked;
