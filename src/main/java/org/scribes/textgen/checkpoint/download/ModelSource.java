package org.scribes.textgen.checkpoint.download;

import java.nio.file.Path;

/** Where the configuration says that a model is. */
public sealed interface ModelSource {
    /** A checkpoint folder, used as it is. */
    record Folder(Path path) implements ModelSource {}

    /** A model of a hub, looked for in the cache before anyone is asked. */
    record Repository(RepositoryId id, Revision revision) implements ModelSource {}
}
