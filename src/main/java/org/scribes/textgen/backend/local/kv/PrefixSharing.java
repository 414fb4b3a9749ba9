package org.scribes.textgen.backend.local.kv;

import java.util.Optional;

/**
 * Whom the keys and values of a sequence may serve: all of them its own client, and every other client those before the
 * first word of any caller. Else a client could find out another's prompt word by word, by how much of a guess need not be
 * read.
 *
 * @param client the id of the client whose sequence it is; absent: nobody's
 * @param common how many tokens the prompt begins with on which no caller has an influence
 */
public record PrefixSharing(Optional<String> client, int common) {
    /** How many tokens of a common beginning two sequences may share, at most. */
    int most(PrefixSharing other) {
        return isSameClient(other) ? Integer.MAX_VALUE : Math.min(common, other.common);
    }

    boolean isSameClient(PrefixSharing other) {
        return client.isPresent() && client.equals(other.client);
    }
}
