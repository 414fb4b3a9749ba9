package org.scribes.textgen.backend.local.decoder;

/** Grants memory to a checkpoint that is to be loaded. */
@FunctionalInterface
public interface MemoryGrant {
    /**
     * Reserves memory. May wait until there is room.
     *
     * @return the bytes for the KV cache
     * @throws org.scribes.textgen.domain.ModelLoadException if the memory can never be granted
     */
    long reserve(MemoryNeed need);
}
