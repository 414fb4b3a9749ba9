package org.scribes.textgen.guard;

import java.util.Optional;
import java.util.function.Function;

/** The buckets that all instances share, as long as they are to be had. */
public interface SharedBuckets {
    /**
     * What {@code use} finds in the shared buckets; nothing when there are none, or they fail while it uses them: then
     * what it did counts for nothing.
     */
    <T> Optional<T> with(Function<Buckets, T> use);
}
