package org.scribes.textgen.config;

/** Something that answers: a server behind an API, a checkpoint in this process, or the extractive fallback. */
public sealed interface CatalogueTarget permits UpstreamTarget, LocalTarget, ExtractiveTarget {
    /** The name in the catalogue, in failovers and in metrics. */
    String name();
}
