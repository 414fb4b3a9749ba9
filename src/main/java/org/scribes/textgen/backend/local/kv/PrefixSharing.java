package org.scribes.textgen.backend.local.kv;

import java.util.Optional;

/**
 * Limits which sequences may share keys and values. Sequences of one client share any prefix. Sequences of different
 * clients share only the tokens before the first text from a caller. Otherwise a client could reconstruct another's
 * prompt word by word from prefill times.
 *
 * @param client the client's id; without one, nothing is shared beyond {@code common}
 * @param common the number of leading prompt tokens that no caller can influence
 */
public record PrefixSharing(Optional<String> client, int common) {
    /** The maximum number of leading tokens that two sequences may share. */
    int maxShared(PrefixSharing other) {
        return isSameClient(other) ? Integer.MAX_VALUE : Math.min(common, other.common);
    }

    boolean isSameClient(PrefixSharing other) {
        return client.isPresent() && client.equals(other.client);
    }
}
