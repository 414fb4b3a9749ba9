package org.scribes.textgen.checkpoint.download;

import java.nio.file.Path;

/** The configured location of a model. */
public sealed interface ModelSource {
    /** A checkpoint folder. */
    record Folder(Path path) implements ModelSource {}

    /** A model on a hub. The cache is searched first. */
    record Repository(RepositoryId id, Revision revision) implements ModelSource {}
}
