package org.scribes.textgen.observe;

import org.scribes.textgen.domain.Outcome;
import org.scribes.textgen.domain.Variant;

/** A finished request of one of the catalogue's models. */
record VariantLabels(Variant variant, Outcome outcome) {}
