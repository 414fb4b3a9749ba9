package org.scribes.textgen.backend.remote.pool;

import java.net.URI;

/**
 * A server of a target.
 *
 * @param label {@code host:port} as configured, for metrics and logs; several addresses of one name share it
 * @param base the address to call
 */
public record ServerAddress(String label, URI base) {
    /** Where in the order of servers this one comes for {@code key}: rendezvous hashing (Thaler, Ravishankar 1998). */
    long rank(long key) {
        return StableHash.mix(key ^ StableHash.of(base.toString()));
    }
}
