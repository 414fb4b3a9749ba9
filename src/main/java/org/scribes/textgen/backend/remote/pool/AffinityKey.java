package org.scribes.textgen.backend.remote.pool;

import java.util.OptionalLong;
import org.scribes.textgen.domain.GenerationRequest;
import org.scribes.textgen.domain.Message;
import org.scribes.textgen.domain.Passage;
import org.scribes.textgen.domain.Role;

/**
 * What requests with the same prefix share: the hash of their system text and passages, which chat templates put first. A
 * server that has computed a prefix keeps it for a while.
 */
public final class AffinityKey {
    private AffinityKey() {}

    /** The key of {@code request}; absent if it has neither system text nor passages, and so no prefix worth keeping. */
    public static OptionalLong of(GenerationRequest request) {
        StableHash hash = new StableHash();
        boolean any = false;
        for (Message message : request.prompt().messages()) {
            if (message.role() == Role.SYSTEM) {
                hash.add(message.content());
                any = true;
            }
        }
        for (Passage passage : request.passages()) {
            hash.add(passage.text());
            any = true;
        }
        return any ? OptionalLong.of(hash.value()) : OptionalLong.empty();
    }
}
