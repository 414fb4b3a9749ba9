package org.scribes.textgen.guard;

import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.domain.Client;

/** The buckets that all instances share, as long as they are to be had. */
public interface SharedTokenBuckets {
    /**
     * What {@code use} finds in the shared buckets; nothing when there are none, or they fail while it uses them: then
     * what it did counts for nothing.
     *
     * @param client whose buckets they are: uses of one client's wait for each other, for a moment at most
     */
    <T> Optional<T> with(Client client, Function<TokenBuckets, T> use);
}
