package org.scribes.textgen.guard;

import java.util.Optional;
import java.util.function.Function;
import org.scribes.textgen.domain.Client;

/** The token buckets that all instances share. */
public interface SharedTokenBuckets {
    /**
     * Applies {@code use} to the shared buckets. Empty when they are unavailable or fail; then the effects of {@code
     * use} do not count.
     *
     * @param client the owner of the buckets; calls for one client wait for each other briefly
     */
    <T> Optional<T> with(Client client, Function<TokenBuckets, T> use);
}
